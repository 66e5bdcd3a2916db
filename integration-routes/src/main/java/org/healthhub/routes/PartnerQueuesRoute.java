package org.healthhub.routes;

import org.apache.camel.builder.RouteBuilder;

/** Gives every partner its queue of receipts, soon after the partner was added. */
final class PartnerQueuesRoute extends RouteBuilder {
    private final PartnerQueues queues;

    PartnerQueuesRoute(PartnerQueues queues) {
        this.queues = queues;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(HubEndpoints.PARTNER_QUEUES_TIMER).routeId("partner-queues").process(exchange -> queues.provide());
    }
}
