package org.healthhub.routes;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.healthhub.registry.ResumptionReview;

/** Files applications that came and looks again at those that time or a colour may change. One thread, one round at a time. */
final class ReviewResumptionRoute extends RouteBuilder {
    private static final int APPLICATIONS_AT_ONCE = 100;

    private final ResumptionReview applications;

    ReviewResumptionRoute(ResumptionReview applications) {
        this.applications = applications;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(HubEndpoints.RESUMPTION_REVIEW_TIMER).routeId("review-resumption").process(this::review);
    }

    private void review(Exchange exchange) {
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, applications.review(APPLICATIONS_AT_ONCE));
    }
}
