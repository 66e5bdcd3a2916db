package org.healthhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The server is killed where it hurts: after one commit and before the next one that belongs to it. The same hub is
 * started again on the same data, and then nothing is lost and nothing happened twice.
 */
@Order(1)
class KilledBetweenCommitsIT {
    /** More than one batch takes. */
    private static final int PERSONS = 600;
    private static final String PARTNER = "zj-cdc";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "after the registry's commit and before the queue's, kill-before-queue-commit.btm",
        "after the topic's commit and before it is noted, kill-before-publication-is-noted.btm"})
    void nothingIsLostAndNothingHappensTwice(String when, String script) throws JMSException {
        try (RunningHub hub = RunningHub.empty("hub-killed-var")) {
            hub.start(agent(script));
            List<Person> persons = Stream.generate(Person::unknown).limit(PERSONS).toList();
            subscribe(hub);

            List<String> sent = send(hub, persons);
            await().atMost(Duration.ofMinutes(2)).until(() -> hub.process().isEmpty());
            hub.start();

            assertThat(receipts(hub)).as("one receipt per message").containsExactlyInAnyOrderElementsOf(sent);
            assertThat(topic(hub)).as("every change once and in order").isEqualTo(numbers());
            List<JsonNode> changes = changes(hub);
            assertThat(changes.stream().map(change -> change.path("number").asLong())).isEqualTo(numbers());
            assertThat(changes).extracting(change -> change.path("codeId").asText()).doesNotHaveDuplicates();
            assertThat(persons).allSatisfy(person ->
                    assertThat(Codes.of(hub, person).json().path("colour").asText()).isEqualTo("RED"));
        }
    }

    private static String agent(String script) {
        Path work = Path.of(System.getProperty("hub.it.work", "target")).toAbsolutePath().normalize();
        Path agent = work.resolve("agents/byteman.jar");
        return "-javaagent:%s=script:%s,boot:%s".formatted(agent, work.resolve("test-classes/" + script), agent);
    }

    /** All in one transaction: either the hub has taken them or the test fails here. */
    private static List<String> send(RunningHub hub, List<Person> persons) throws JMSException {
        List<String> sent = new ArrayList<>();
        try (Connection connection = connect(hub, PARTNER)) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(session.createQueue("intake.risk-list"));
            for (Person person : persons) {
                TextMessage message = session.createTextMessage(Records.closeContact(person).toString());
                producer.send(message);
                sent.add(message.getJMSMessageID());
            }
            session.commit();
        }
        return sent;
    }

    /** The ids of the messages for which there is a receipt, each as often as there is one. */
    private static List<String> receipts(RunningHub hub) throws JMSException {
        List<String> answered = new ArrayList<>();
        Set<String> outcomes = new HashSet<>();
        try (Connection connection = connect(hub, PARTNER)) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageConsumer consumer = session.createConsumer(session.createQueue("receipts." + PARTNER));
            connection.start();
            for (Message receipt = next(consumer, answered.size()); receipt != null;
                    receipt = next(consumer, answered.size())) {
                answered.add(receipt.getJMSCorrelationID());
                outcomes.add(read(receipt).path("receipts").path(0).path("outcome").asText());
            }
        }
        // A record that the killed batch had stored already is recognised when its message comes again.
        assertThat(outcomes).isSubsetOf("APPLIED", "DUPLICATE");
        return answered;
    }

    private static void subscribe(RunningHub hub) throws JMSException {
        try (Connection connection = subscriber(hub)) {
            subscription(connection);
        }
    }

    /** The numbers of the changes that waited for the subscriber. */
    private static List<Long> topic(RunningHub hub) throws JMSException {
        List<Long> heard = new ArrayList<>();
        try (Connection connection = subscriber(hub)) {
            MessageConsumer consumer = subscription(connection);
            connection.start();
            for (Message change = next(consumer, heard.size()); change != null; change = next(consumer, heard.size())) {
                heard.add(read(change).path("number").asLong());
            }
        }
        return heard;
    }

    /** Waits long for what must come, and shortly for what must not. */
    private static Message next(MessageConsumer consumer, int got) throws JMSException {
        return consumer.receive(Duration.ofSeconds(got < PERSONS ? 30 : 2).toMillis());
    }

    private static Connection subscriber(RunningHub hub) throws JMSException {
        Connection connection = connect(hub, "dingtalk");
        connection.setClientID("dingtalk");
        return connection;
    }

    private static MessageConsumer subscription(Connection connection) throws JMSException {
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        return session.createDurableSubscriber(session.createTopic("events.code-changes"), "all");
    }

    private static Connection connect(RunningHub hub, String partner) throws JMSException {
        return Protocol.CORE.to(hub).createConnection(partner, hub.partnerPassword(partner));
    }

    private static List<JsonNode> changes(RunningHub hub) {
        List<JsonNode> changes = new ArrayList<>();
        HttpDoor.of(hub, PARTNER).get("/hub/api/v1/changes?limit=1000").json().path("changes").forEach(changes::add);
        return changes;
    }

    private static List<Long> numbers() {
        return LongStream.rangeClosed(1, PERSONS).boxed().toList();
    }

    private static JsonNode read(Message message) throws JMSException {
        try {
            return MAPPER.readTree(((TextMessage) message).getText());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON", e);
        }
    }
}
