package org.healthhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.healthhub.connectors.ChangeJson;
import org.healthhub.registry.ChangeFeed;
import org.healthhub.registry.CodeChanged;
import org.healthhub.registry.intake.Colour;
import org.healthhub.routes.batch.OutgoingMessage;

/** Reads the outbox and makes the messages of it. */
@Dependent
public class ChangePublisher {
    private static final int MOST = 1_000;
    /** The number of the last change in the body. */
    private static final String LAST = "lastChange";

    private final ChangeFeed feed;

    @Inject
    ChangePublisher(ChangeFeed feed) {
        this.feed = feed;
    }

    /** Puts the next changes into the body; as long as there are some, the timer comes back at once. */
    public void unpublished(Exchange exchange) {
        GreedyTimer.waitAfterFailure(exchange);
        List<CodeChanged> changes = feed.unpublished(MOST);
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, !changes.isEmpty());
        if (!changes.isEmpty()) {
            exchange.setProperty(LAST, changes.get(changes.size() - 1).number());
        }
        exchange.getMessage().setBody(changes.stream().map(ChangePublisher::message).toList());
    }

    public void markPublished(Exchange exchange) {
        feed.markPublished(exchange.getProperty(LAST, Long.class));
    }

    /** The change as a message: the body of the REST feed, and properties for selectors. */
    private static OutgoingMessage message(CodeChanged change) {
        // A crash between the broker's commit and markPublished sends a number again: the broker drops it.
        return new OutgoingMessage(ChangeJson.text(change), "change-" + change.number(), Map.of(
                "number", change.number(),
                "division", change.division().orElse(""),
                "fromColour", change.from().map(Colour::name).orElse(""),
                "toColour", change.to().name(),
                "status", change.status().map(Object::toString).orElse("")));
    }
}
