package org.healthhub.routes;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;

/**
 * Publishes the changes of codes in order, at least once. The broker drops a repeat by its duplicate id, which is the
 * number of the change. One thread: numbers must stay in order.
 */
final class PublishChangesRoute extends RouteBuilder {
    private final ChangePublisher publisher;
    private final PlatformTransactionManager transactions;

    PublishChangesRoute(ChangePublisher publisher, PlatformTransactionManager transactions) {
        this.publisher = publisher;
        this.transactions = transactions;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(HubEndpoints.PUBLISH_TIMER).routeId("publish-changes")
                .process(publisher::unpublished)
                .filter(exchangeProperty(Exchange.SCHEDULER_POLLED_MESSAGES))
                .doTry()
                    .policy(new InOneTransaction(transactions))
                        .split(body()).stopOnException()
                            .process(publisher::asMessage).to(HubEndpoints.CODE_CHANGES)
                        .end()
                    .end()
                .endDoTry()
                // After a crash some are on the topic already. The broker refuses a transaction that repeats one as a
                // whole; outside a transaction it drops only the repeat.
                .doCatch(TransactionException.class)
                    .split(body()).stopOnException()
                        .process(publisher::asMessage).to(HubEndpoints.CODE_CHANGES_ALONE)
                    .end()
                .end()
                .bean(publisher, "markPublished");
    }
}
