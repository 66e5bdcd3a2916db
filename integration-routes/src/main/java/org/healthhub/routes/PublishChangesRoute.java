package org.healthhub.routes;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.healthhub.routes.batch.RepeatRefused;

/**
 * Publishes the changes of codes in order, at least once. The broker drops a repeat by its duplicate id, which is the
 * number of the change. One thread: numbers must stay in order.
 */
final class PublishChangesRoute extends RouteBuilder {
    private final ChangePublisher publisher;

    PublishChangesRoute(ChangePublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(HubEndpoints.PUBLISH_TIMER).routeId("publish-changes")
                .process(publisher::unpublished)
                .filter(exchangeProperty(Exchange.SCHEDULER_POLLED_MESSAGES))
                .doTry()
                    .to(HubEndpoints.CODE_CHANGES)
                // After a crash some are on the topic already. The broker refuses a transaction that repeats one as a
                // whole; outside a transaction it drops only the repeat.
                .doCatch(RepeatRefused.class)
                    .to(HubEndpoints.ONE_BY_ONE)
                .end()
                .process(publisher::markPublished);
        from(HubEndpoints.ONE_BY_ONE).routeId("publish-one-by-one")
                .split(body()).stopOnException()
                .process(LoneMessage::asJms).to(HubEndpoints.CODE_CHANGES_ALONE);
    }
}
