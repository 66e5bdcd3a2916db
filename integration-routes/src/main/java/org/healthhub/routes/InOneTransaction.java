package org.healthhub.routes;

import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Runs a part of a route in one local JMS transaction: all that it sends becomes visible together, or not at all. */
final class InOneTransaction implements Policy {
    private final PlatformTransactionManager transactions;

    InOneTransaction(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // Nothing to prepare.
    }

    @Override
    public Processor wrap(Route route, Processor processor) {
        return exchange -> process(processor, exchange);
    }

    private void process(Processor processor, Exchange exchange) throws Exception {
        TransactionStatus transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        try {
            processor.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() == null) {
            transactions.commit(transaction);
        } else {
            transactions.rollback(transaction);
        }
    }
}
