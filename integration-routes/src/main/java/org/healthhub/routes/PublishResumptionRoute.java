package org.healthhub.routes;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.healthhub.routes.batch.RepeatRefused;

/**
 * Publishes the events of applications in order, at least once, as {@link PublishChangesRoute} does the changes of codes:
 * the broker drops a repeat by its duplicate id.
 */
final class PublishResumptionRoute extends RouteBuilder {
    private final ResumptionPublisher publisher;

    PublishResumptionRoute(ResumptionPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(HubEndpoints.RESUMPTION_PUBLISH_TIMER).routeId("publish-resumption")
                .process(publisher::unpublished)
                .filter(exchangeProperty(Exchange.SCHEDULER_POLLED_MESSAGES))
                .doTry()
                    .to(HubEndpoints.RESUMPTION_EVENTS)
                .doCatch(RepeatRefused.class)
                    .to(HubEndpoints.RESUMPTION_ONE_BY_ONE)
                .end()
                .process(publisher::markPublished);
        from(HubEndpoints.RESUMPTION_ONE_BY_ONE).routeId("publish-resumption-one-by-one")
                .split(body()).stopOnException()
                .process(LoneMessage::asJms).to(HubEndpoints.RESUMPTION_EVENTS_ALONE);
    }
}
