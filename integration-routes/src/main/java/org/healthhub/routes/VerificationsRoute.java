package org.healthhub.routes;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.healthhub.connectors.TemperatureReadings;
import org.healthhub.registry.VerificationTally;

/** What verifications leave behind, each second: their counts, and the temperatures that were taken; and its end. */
final class VerificationsRoute extends RouteBuilder {
    private final VerificationTally tally;
    private final TemperatureReadings readings;

    VerificationsRoute(VerificationTally tally, TemperatureReadings readings) {
        this.tally = tally;
        this.readings = readings;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(HubEndpoints.VERIFICATIONS_TIMER).routeId("verifications").process(this::write);
        from(HubEndpoints.READINGS_TIMER).routeId("temperature-readings").process(this::send);
        from(HubEndpoints.OLD_VERIFICATIONS_TIMER).routeId("old-verifications").process(this::forget);
    }

    private void write(Exchange exchange) {
        tally.write();
    }

    private void send(Exchange exchange) {
        readings.send();
    }

    private void forget(Exchange exchange) {
        tally.forgetOld();
    }
}
