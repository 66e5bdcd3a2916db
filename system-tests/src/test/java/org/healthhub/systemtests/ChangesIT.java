package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(HubIsRunning.class)
class ChangesIT {
    private static final String TOPIC = "events.code-changes";
    private static final int PERSONS = 120;

    private final RunningHub hub;
    private final HttpDoor feed;

    ChangesIT(RunningHub hub) {
        this.hub = hub;
        this.feed = HttpDoor.of(hub, "dingtalk");
    }

    /** A durable subscriber, who is away while half of the changes happen. */
    @ParameterizedTest
    @EnumSource
    void aDurableSubscriberGetsTheChangesOfTheFeedWithoutGapsEvenThoseOfItsAbsence(Protocol protocol)
            throws JMSException {
        long before;
        try (Subscriber subscriber = new Subscriber(protocol, "toColour <> 'BLUE'")) {
            before = last();
            send(PERSONS / 2);
            assertThat(subscriber.numbers(before, PERSONS / 2)).isEqualTo(following(before, PERSONS / 2));
        }
        send(PERSONS / 2);

        try (Subscriber subscriber = new Subscriber(protocol, "toColour <> 'BLUE'")) {
            assertThat(subscriber.numbers(before, PERSONS / 2))
                    .isEqualTo(following(before + PERSONS / 2, PERSONS / 2));
            assertThat(subscriber.heard).isEqualTo(changes(before + PERSONS / 2));
            subscriber.forget();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSubscriberMayChooseByColour(Protocol protocol) throws JMSException {
        try (Subscriber subscriber = new Subscriber(protocol, "toColour = 'RED'")) {
            long before = last();
            HttpDoor.of(hub, "zj-cdc").post("/hub/api/v1/records/risk-list", Records.batch(
                    Records.closeContact(Person.unknown()),
                    Records.closeContact(Person.unknown()).put("category", "SAME_STAIR"),
                    Records.closeContact(Person.unknown())));

            subscriber.numbers(before, 2);

            assertThat(subscriber.heard).extracting(change -> change.path("to").asText()).containsOnly("RED");
            subscriber.forget();
        }
    }

    @Test
    void theFeedHasNoGapsFromTheFirstChangeOnAndNamesRuleAndPack() {
        List<JsonNode> all = changes(0);

        assertThat(numbers(all)).isEqualTo(following(0, all.size()));
        assertThat(all).allSatisfy(change -> {
            assertThat(change.path("codeId").asText()).isNotEmpty();
            assertThat(change.path("to").asText()).isIn("GREEN", "YELLOW", "ORANGE", "RED");
            assertThat(change.path("rulePack").asText()).isEqualTo("ZJ-2020-02");
        });
    }

    /** Gives each of so many unknown people a code, in one batch. */
    private void send(int persons) {
        ObjectNode[] records = Stream.generate(() -> Records.closeContact(Person.unknown())).limit(persons)
                .toArray(ObjectNode[]::new);
        assertThat(HttpDoor.of(hub, "zj-cdc").post("/hub/api/v1/records/risk-list", Records.batch(records)).status())
                .isEqualTo(202);
    }

    private long last() {
        List<JsonNode> all = changes(0);
        return all.isEmpty() ? 0 : all.get(all.size() - 1).path("number").asLong();
    }

    /** All changes after this one, page by page. */
    private List<JsonNode> changes(long after) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = page(after);
        while (!page.path("changes").isEmpty()) {
            page.path("changes").forEach(all::add);
            page = page(page.path("next").asLong());
        }
        return all;
    }

    private JsonNode page(long after) {
        return feed.get("/hub/api/v1/changes?limit=1000&after=" + after).json();
    }

    private static List<Long> numbers(List<JsonNode> changes) {
        return changes.stream().map(change -> change.path("number").asLong()).toList();
    }

    private static List<Long> following(long before, int count) {
        return LongStream.rangeClosed(before + 1, before + count).boxed().toList();
    }

    private final class Subscriber implements AutoCloseable {
        private final ObjectMapper mapper = new ObjectMapper();
        private final List<JsonNode> heard = new ArrayList<>();
        private final String name;
        private final Connection connection;
        private final Session session;
        private final MessageConsumer consumer;

        Subscriber(Protocol protocol, String selector) throws JMSException {
            name = "all-" + Integer.toHexString(selector.hashCode());
            connection = protocol.to(hub).createConnection("dingtalk", hub.partnerPassword("dingtalk"));
            connection.setClientID("dingtalk-" + protocol);
            session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            consumer = session.createDurableSubscriber(session.createTopic(TOPIC), name, selector, false);
            connection.start();
        }

        /** The numbers of the next so many changes after this one. */
        List<Long> numbers(long after, int count) throws JMSException {
            while (heard.size() < count) {
                TextMessage message = (TextMessage) consumer.receive(QueueDoor.PATIENCE.toMillis());
                assertThat(message).as("change %d of %d", heard.size() + 1, count).isNotNull();
                JsonNode change = read(message.getText());
                assertThat(message.getLongProperty("number")).isEqualTo(change.path("number").asLong());
                if (change.path("number").asLong() > after) {
                    heard.add(change);
                }
            }
            return ChangesIT.numbers(heard);
        }

        void forget() throws JMSException {
            consumer.close();
            session.unsubscribe(name);
        }

        @Override
        public void close() throws JMSException {
            connection.close();
        }

        private JsonNode read(String text) {
            try {
                return mapper.readTree(text);
            } catch (JsonProcessingException e) {
                throw new AssertionError("a change is not JSON", e);
            }
        }
    }
}
