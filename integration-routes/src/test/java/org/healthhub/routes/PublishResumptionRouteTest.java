package org.healthhub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.camel.component.mock.MockComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.healthhub.registry.ResumptionEvent;
import org.healthhub.registry.ResumptionFeed;
import org.healthhub.registry.ResumptionState;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.routes.batch.OutgoingMessage;
import org.healthhub.routes.batch.RepeatRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishResumptionRouteTest {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Outbox outbox = new Outbox();

    /** An outbox in memory that counts how often it was read. */
    private static final class Outbox extends ResumptionFeed {
        private final List<Long> marks = new ArrayList<>();
        private volatile long published;
        private volatile int reads;

        @Override
        public List<ResumptionEvent> unpublished(int limit) {
            reads++;
            return LongStream.rangeClosed(published + 1, 2).mapToObj(number -> new ResumptionEvent(number, Instant.EPOCH,
                    new PartnerCode("zj-resumption"), "F-1", "330106", ResumptionState.ACCEPTED, List.of(),
                    Optional.empty())).toList();
        }

        @Override
        public synchronized void markPublished(long number) {
            published = number;
            marks.add(number);
        }
    }

    @BeforeEach
    void build() throws Exception {
        context.addComponent("jms-batch", new MockComponent());
        context.addComponent("jms", new MockComponent());
        context.addRoutes(new PublishResumptionRoute(new ResumptionPublisher(outbox)));
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aBatchIsSentOnceInOrderWithPropertiesForSelectors() {
        context.start();

        awaitMoreReads();

        assertThat(topic().getReceivedCounter()).isEqualTo(1);
        List<?> sent = topic().getExchanges().get(0).getMessage().getBody(List.class);
        assertThat(sent).extracting(message -> ((OutgoingMessage) message).duplicateId())
                .containsExactly("resumption-1", "resumption-2");
        assertThat(((OutgoingMessage) sent.get(0)).properties()).containsEntry("applicationNo", "F-1")
                .containsEntry("division", "330106").containsEntry("event", "STATUS");
        assertThat(outbox.marks).containsExactly(2L);
    }

    @Test
    void aBatchThatRepeatsSomethingIsSentOneByOneAndNoted() {
        topic().whenAnyExchangeReceived(exchange -> {
            throw new RepeatRefused(new IllegalStateException("for the test"));
        });
        context.start();

        awaitMoreReads();

        MockEndpoint alone = context.getEndpoint(HubEndpoints.RESUMPTION_EVENTS_ALONE, MockEndpoint.class);
        assertThat(alone.getExchanges()).extracting(exchange -> exchange.getMessage().getHeader("_AMQ_DUPL_ID"))
                .containsExactly("resumption-1", "resumption-2");
        assertThat(outbox.marks).containsExactly(2L);
    }

    private void awaitMoreReads() {
        int before = outbox.reads;
        await().until(() -> outbox.reads >= before + 2);
    }

    private MockEndpoint topic() {
        return context.getEndpoint(HubEndpoints.RESUMPTION_EVENTS, MockEndpoint.class);
    }
}
