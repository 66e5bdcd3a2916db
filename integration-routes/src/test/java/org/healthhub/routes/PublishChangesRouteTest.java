package org.healthhub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.healthhub.registry.ChangeFeed;
import org.healthhub.registry.CodeChanged;
import org.healthhub.registry.intake.Colour;
import org.healthhub.routes.batch.OutgoingMessage;
import org.healthhub.routes.batch.RepeatRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishChangesRouteTest {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Outbox outbox = new Outbox();

    /** An outbox in memory that counts how often it was read. */
    private static final class Outbox extends ChangeFeed {
        private final List<Long> marks = new ArrayList<>();
        private volatile long published;
        private volatile int reads;

        @Override
        public List<CodeChanged> unpublished(int limit) {
            reads++;
            return LongStream.rangeClosed(published + 1, 3).mapToObj(Outbox::change).toList();
        }

        @Override
        public synchronized void markPublished(long number) {
            published = number;
            marks.add(number);
        }

        private static CodeChanged change(long number) {
            return new CodeChanged(number, new UUID(1, number), Instant.EPOCH, Optional.empty(), Colour.RED, "R04", "P",
                    Optional.empty(), Optional.of("330106"));
        }
    }

    @BeforeEach
    void build() throws Exception {
        context.addComponent("jms-batch", new MockComponent());
        context.addComponent("jms", new MockComponent());
        context.addRoutes(new PublishChangesRoute(new ChangePublisher(outbox)));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aBatchIsSentOnceAndNoted() {
        context.start();

        awaitTwoReadsMore();

        assertThat(topic().getReceivedCounter()).isEqualTo(1);
        assertThat(topic().getExchanges().get(0).getMessage().getBody(List.class))
                .extracting(message -> ((OutgoingMessage) message).duplicateId())
                .containsExactly("change-1", "change-2", "change-3");
        assertThat(alone().getReceivedCounter()).isZero();
        assertThat(outbox.marks).containsExactly(3L);
    }

    @Test
    void aBatchThatRepeatsSomethingIsSentOneByOneAndNoted() {
        topic().whenAnyExchangeReceived(exchange -> {
            throw new RepeatRefused(new IllegalStateException("for the test"));
        });
        context.start();

        awaitTwoReadsMore();

        assertThat(alone().getExchanges()).extracting(exchange -> exchange.getMessage().getHeader("_AMQ_DUPL_ID"))
                .containsExactly("change-1", "change-2", "change-3");
        assertThat(alone().getExchanges().get(0).getMessage().getHeader("toColour")).isEqualTo("RED");
        assertThat(outbox.marks).containsExactly(3L);
    }

    @Test
    void aBatchThatTheBrokerDidNotTakeIsNotNoted() {
        topic().whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("the broker is away, for the test");
        });
        context.start();

        awaitTwoReadsMore();

        assertThat(outbox.marks).isEmpty();
        assertThat(alone().getReceivedCounter()).isZero();
    }

    private void awaitTwoReadsMore() {
        int before = outbox.reads;
        await().until(() -> outbox.reads >= before + 3);
    }

    private MockEndpoint topic() {
        return context.getEndpoint(HubEndpoints.CODE_CHANGES, MockEndpoint.class);
    }

    private MockEndpoint alone() {
        return context.getEndpoint(HubEndpoints.CODE_CHANGES_ALONE, MockEndpoint.class);
    }
}
