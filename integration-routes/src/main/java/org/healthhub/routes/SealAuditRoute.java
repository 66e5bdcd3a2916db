package org.healthhub.routes;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.healthhub.registry.AuditTrail;

/** Seals what was audited, a moment after it was. */
final class SealAuditRoute extends RouteBuilder {
    private final AuditTrail trail;

    SealAuditRoute(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(HubEndpoints.AUDIT_TIMER).routeId("seal-audit").process(this::seal);
    }

    private void seal(Exchange exchange) {
        GreedyTimer.waitAfterFailure(exchange);
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, trail.seal());
    }
}
