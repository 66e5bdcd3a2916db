package org.healthhub.routes;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.healthhub.registry.HeldRecords;

/** Carries out what officers decided on held records, some records at a time; a restart goes on where it stopped. */
final class SettleHoldsRoute extends RouteBuilder {
    private static final int RECORDS_AT_ONCE = 200;

    private final HeldRecords held;

    SettleHoldsRoute(HeldRecords held) {
        this.held = held;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(HubEndpoints.HOLDS_TIMER).routeId("settle-holds").process(this::settle);
    }

    private void settle(Exchange exchange) {
        GreedyTimer.waitAfterFailure(exchange);
        int settled = held.settleDecided(RECORDS_AT_ONCE);
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, settled > 0);
    }
}
