package org.healthhub.routes;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.healthhub.connectors.exchange.FileApplication;

/** Lets the accepted daily files of other provinces take effect; a restart goes on where it stopped. */
final class ExchangeFilesRoute extends RouteBuilder {
    private final FileApplication files;

    ExchangeFilesRoute(FileApplication files) {
        this.files = files;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(HubEndpoints.EXCHANGE_FILES_TIMER).routeId("exchange-files").process(this::advance);
    }

    private void advance(Exchange exchange) {
        GreedyTimer.waitAfterFailure(exchange);
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, files.advance());
    }
}
