package org.healthhub.routes;

import org.apache.camel.Exchange;

/** A timer that comes again at once as long as there is something to do. */
final class GreedyTimer {
    private GreedyTimer() {
    }

    /** Called first: a piece of work that fails would else come again at once, and fill the log. */
    static void waitAfterFailure(Exchange exchange) {
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, false);
    }
}
