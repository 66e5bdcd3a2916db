package org.healthhub.benchmarks.server;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The floor: messages in transacted batches, COPY into one table, commit the database, commit the messages. By the
 * hub's own connections, with as many consumers and as large batches as the hub has.
 */
@ApplicationScoped
@Named("floor")
public class FloorIntake implements Comparison {
    private static final int CONSUMERS = 2;
    private static final int BATCH = 500;
    private static final long FIRST_WAIT_MS = 100;
    private static final long NEXT_WAIT_MS = 2;

    @Resource(lookup = "java:/jms/HubCF")
    private ConnectionFactory connections;
    @Resource(lookup = "java:jboss/datasources/HubDS")
    private DataSource database;
    @Resource
    private ManagedThreadFactory threads;

    private final FloorTable table = new FloorTable();
    private final AtomicLong committed = new AtomicLong();
    private final List<Thread> consumers = new ArrayList<>();
    private volatile boolean running;

    @Override
    public String queue() {
        return "benchmark.floor";
    }

    @Override
    public synchronized void start() {
        try {
            table.create(database);
        } catch (SQLException e) {
            throw new IllegalStateException("no table for the floor", e);
        }
        running = true;
        for (int i = 0; i < CONSUMERS; i++) {
            Thread consumer = threads.newThread(this::consume);
            consumers.add(consumer);
            consumer.start();
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        for (Thread consumer : consumers) {
            try {
                consumer.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        consumers.clear();
    }

    @Override
    public long committed() {
        return committed.get();
    }

    private void consume() {
        try (JMSContext session = connections.createContext(JMSContext.SESSION_TRANSACTED);
                JMSConsumer consumer = session.createConsumer(session.createQueue(queue()));
                Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            while (running) {
                List<String> batch = receive(consumer);
                if (!batch.isEmpty()) {
                    table.copy(connection, batch);
                    connection.commit();
                    session.commit();
                    committed.addAndGet(batch.size());
                }
            }
        } catch (JMSException | SQLException | IOException e) {
            throw new IllegalStateException("the floor stopped", e);
        }
    }

    private static List<String> receive(JMSConsumer consumer) throws JMSException {
        List<String> batch = new ArrayList<>(BATCH);
        Message next = consumer.receive(FIRST_WAIT_MS);
        while (next != null) {
            batch.add(next.getBody(String.class));
            next = batch.size() < BATCH ? consumer.receive(NEXT_WAIT_MS) : null;
        }
        return batch;
    }
}
