package org.healthhub.routes;

import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.healthhub.registry.CodeDesk;
import org.healthhub.registry.CodeRegistry;
import org.healthhub.registry.HubFigures;
import org.healthhub.registry.ShadowRuns;

/**
 * What time brings: codes whose measures end or whose rules changed, figures to be added up, tokens that expire, trials of
 * rule packs that go on.
 */
final class ReviewCodesRoute extends RouteBuilder {
    private static final int CODES_AT_ONCE = 500;
    private static final int ROWS_AT_ONCE = 50_000;

    private final CodeRegistry registry;
    private final HubFigures figures;
    private final CodeDesk codes;
    private final ShadowRuns trials;
    private final Clock clock;

    ReviewCodesRoute(CodeRegistry registry, HubFigures figures, CodeDesk codes, ShadowRuns trials,
            Clock clock) {
        this.registry = registry;
        this.figures = figures;
        this.codes = codes;
        this.trials = trials;
        this.clock = clock;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(HubEndpoints.REVIEW_TIMER).routeId("review-codes").process(this::review);
        from(HubEndpoints.SHADOW_TIMER).routeId("shadow-runs").process(this::tryOut);
        from(HubEndpoints.HOUSEKEEPING_TIMER).routeId("housekeeping").process(this::tidy);
    }

    private void review(Exchange exchange) {
        GreedyTimer.waitAfterFailure(exchange);
        int reviewed = registry.reviewDue(clock.instant(), CODES_AT_ONCE);
        int underNewPack = registry.reviewUnderNewPack(clock.instant(), CODES_AT_ONCE);
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES,
                reviewed == CODES_AT_ONCE || underNewPack == CODES_AT_ONCE);
    }

    private void tryOut(Exchange exchange) {
        GreedyTimer.waitAfterFailure(exchange);
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, trials.advance(CODES_AT_ONCE) > 0);
    }

    private void tidy(Exchange exchange) {
        figures.rollUp(ROWS_AT_ONCE);
        codes.forgetExpired(ROWS_AT_ONCE);
    }
}
