package org.healthhub.routes;

import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.healthhub.registry.CodeDesk;
import org.healthhub.registry.CodeRegistry;
import org.healthhub.registry.HubFigures;

/** What time brings: codes whose measures end, figures to be added up, tokens that expire. */
final class ReviewCodesRoute extends RouteBuilder {
    private static final int CODES_AT_ONCE = 500;
    private static final int ROWS_AT_ONCE = 50_000;

    private final CodeRegistry registry;
    private final HubFigures figures;
    private final CodeDesk codes;
    private final Clock clock;

    ReviewCodesRoute(CodeRegistry registry, HubFigures figures, CodeDesk codes, Clock clock) {
        this.registry = registry;
        this.figures = figures;
        this.codes = codes;
        this.clock = clock;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(HubEndpoints.REVIEW_TIMER).routeId("review-codes").process(this::review);
        from(HubEndpoints.HOUSEKEEPING_TIMER).routeId("housekeeping").process(this::tidy);
    }

    private void review(Exchange exchange) {
        int reviewed = registry.reviewDue(clock.instant(), CODES_AT_ONCE);
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, reviewed == CODES_AT_ONCE);
    }

    private void tidy(Exchange exchange) {
        figures.rollUp(ROWS_AT_ONCE);
        codes.forgetExpired(ROWS_AT_ONCE);
    }
}
