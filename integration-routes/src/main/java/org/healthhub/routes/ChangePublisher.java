package org.healthhub.routes;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.healthhub.connectors.ChangeJson;
import org.healthhub.registry.ChangeFeed;
import org.healthhub.registry.CodeChanged;
import org.healthhub.registry.intake.Colour;

/** Reads the outbox and makes the messages of it. */
@Dependent
public class ChangePublisher {
    private static final int MOST = 1_000;

    private final ChangeFeed feed;

    @Inject
    ChangePublisher(ChangeFeed feed) {
        this.feed = feed;
    }

    /** Puts the next changes into the body; as long as there are some, the timer comes back at once. */
    public void unpublished(Exchange exchange) {
        List<CodeChanged> changes = feed.unpublished(MOST);
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, !changes.isEmpty());
        exchange.getMessage().setBody(changes);
    }

    /** The change as a message: the body of the REST feed, and properties for selectors. */
    public void asMessage(Exchange exchange) {
        CodeChanged change = exchange.getMessage().getBody(CodeChanged.class);
        exchange.getMessage().setHeader("number", change.number());
        exchange.getMessage().setHeader("division", change.division().orElse(""));
        exchange.getMessage().setHeader("fromColour", change.from().map(Colour::name).orElse(""));
        exchange.getMessage().setHeader("toColour", change.to().name());
        // A crash between the broker's commit and markPublished sends a number again: the broker drops it.
        exchange.getMessage().setHeader("_AMQ_DUPL_ID", "change-" + change.number());
        exchange.getMessage().setBody(ChangeJson.text(change));
    }

    public void markPublished(@Body List<CodeChanged> changes) {
        feed.markPublished(changes.get(changes.size() - 1).number());
    }
}
