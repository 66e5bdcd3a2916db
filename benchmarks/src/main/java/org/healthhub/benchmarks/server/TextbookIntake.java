package org.healthhub.benchmarks.server;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.jms.ConnectionFactory;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.jta.JtaTransactionManager;

/** The usual way: a Camel route from a queue, one XA transaction for each message, one JPA persist. */
@ApplicationScoped
@Named("textbook")
public class TextbookIntake implements Comparison {
    private static final int CONSUMERS = 8;

    @Resource(lookup = "java:/jms/HubPool")
    private ConnectionFactory connections;
    @Resource(lookup = "java:jboss/TransactionManager")
    private TransactionManager manager;
    @Resource
    private UserTransaction transaction;
    @Resource
    private ManagedThreadFactory threads;
    @Inject
    private TextbookStore store;

    private DefaultCamelContext context;

    @Override
    public String queue() {
        return "benchmark.textbook";
    }

    @Override
    public synchronized void start() {
        JtaTransactionManager transactions = new JtaTransactionManager(transaction, manager);
        transactions.afterPropertiesSet();
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(connections);
        jms.setTransactionManager(transactions);
        // Local transactions are off: the session takes part in the one of JTA, for which it must not be cached.
        jms.setTransacted(false);
        jms.setCacheLevelName("CACHE_NONE");
        jms.setTaskExecutor(new SimpleAsyncTaskExecutor(threads));
        context = new DefaultCamelContext();
        context.setApplicationContextClassLoader(TextbookIntake.class.getClassLoader());
        context.getExecutorServiceManager().addThreadFactoryListener((source, factory) -> threads);
        context.addComponent("jms", jms);
        try {
            context.addRoutes(route());
            context.start();
        } catch (Exception e) {
            throw new IllegalStateException("the textbook route could not be started", e);
        }
    }

    @Override
    @PreDestroy
    public synchronized void stop() {
        if (context != null) {
            context.stop();
            context = null;
        }
    }

    @Override
    public long committed() {
        return store.committed();
    }

    private RouteBuilder route() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("jms:queue:" + queue() + "?concurrentConsumers=" + CONSUMERS).routeId("textbook")
                        .process(exchange -> store.keep(exchange.getMessage().getBody(String.class)));
            }
        };
    }
}
