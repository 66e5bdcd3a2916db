package org.healthhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.healthhub.connectors.ResumptionEventJson;
import org.healthhub.registry.ResumptionEvent;
import org.healthhub.registry.ResumptionFeed;
import org.healthhub.routes.batch.OutgoingMessage;

/** Reads the outbox of events of applications and makes the messages of it. */
@Dependent
public class ResumptionPublisher {
    private static final int MOST = 500;
    /** The number of the last event in the body. */
    private static final String LAST = "lastEvent";

    private final ResumptionFeed feed;

    @Inject
    ResumptionPublisher(ResumptionFeed feed) {
        this.feed = feed;
    }

    /** Puts the next events into the body; as long as there are some, the timer comes back at once. */
    public void unpublished(Exchange exchange) {
        List<ResumptionEvent> events = feed.unpublished(MOST);
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, !events.isEmpty());
        if (!events.isEmpty()) {
            exchange.setProperty(LAST, events.get(events.size() - 1).number());
        }
        exchange.getMessage().setBody(events.stream().map(ResumptionPublisher::message).toList());
    }

    public void markPublished(Exchange exchange) {
        feed.markPublished(exchange.getProperty(LAST, Long.class));
    }

    /** The event as a message: the body of the REST feed, and properties for selectors. */
    private static OutgoingMessage message(ResumptionEvent event) {
        return new OutgoingMessage(ResumptionEventJson.text(event), "resumption-" + event.number(), Map.of(
                "number", event.number(),
                "event", ResumptionEventJson.kind(event),
                "applicationNo", event.applicationNo(),
                "division", event.division(),
                "status", event.state().name()));
    }
}
