package org.healthhub.routes.batch;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/**
 * Receives up to {@code size} messages in a transacted session, runs the route over them as one exchange, and commits
 * if the route did not fail. If it failed, all go back and come again as the broker's address settings say; until as
 * many redelivered ones have passed, they are taken one by one, so that a poison message costs its own redeliveries
 * and not those of its neighbours. While what the route needs is away, nothing is received, so that an outage costs no
 * redeliveries either.
 */
final class JmsBatchConsumer extends DefaultConsumer {
    private static final long FIRST_WAIT_MS = 500;
    /** How long a batch waits for one more message: well below what anybody notices. */
    private static final long NEXT_WAIT_MS = 2;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final JmsBatchEndpoint endpoint;
    private ExecutorService threads;
    private volatile boolean running;

    JmsBatchConsumer(JmsBatchEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        running = true;
        threads = getEndpoint().getCamelContext().getExecutorServiceManager()
                .newFixedThreadPool(this, "batch-" + endpoint.destination(), endpoint.consumers());
        for (int i = 0; i < endpoint.consumers(); i++) {
            threads.execute(this::consume);
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        doStop();
    }

    @Override
    protected void doResume() throws Exception {
        doStart();
    }

    @Override
    protected void doStop() throws Exception {
        running = false;
        if (threads != null) {
            // Finishes the batch in hand; what is still in the queue stays there.
            getEndpoint().getCamelContext().getExecutorServiceManager()
                    .shutdownGraceful(threads, TimeUnit.SECONDS.toMillis(20));
            threads = null;
        }
        super.doStop();
    }

    private boolean isRunning() {
        return running && !endpoint.component().isFinishing();
    }

    private void consume() {
        long pause = 100;
        while (isRunning()) {
            try (Connection connection = endpoint.component().connections().createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                    MessageConsumer consumer = session.createConsumer(session.createQueue(endpoint.destination()))) {
                connection.start();
                pause = 100;
                drain(session, consumer);
            } catch (JMSException | RuntimeException trouble) {
                if (isRunning()) {
                    BatchLog.LOG.brokerTrouble(endpoint.destination(), trouble);
                    sleep(pause);
                    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
                }
            }
        }
    }

    private void drain(Session session, MessageConsumer consumer) throws JMSException {
        int suspects = 0;
        while (isRunning()) {
            List<Message> messages = receive(consumer, suspects > 0 ? 1 : endpoint.size());
            if (messages.isEmpty()) {
                continue;
            }
            if (process(new JmsBatch(messages, session))) {
                session.commit();
                suspects = messages.get(0).getJMSRedelivered() ? Math.max(0, suspects - 1) : suspects;
            } else {
                session.rollback();
                suspects = Math.max(suspects, messages.size());
                awaitRecovery();
            }
        }
    }

    private static List<Message> receive(MessageConsumer consumer, int size) throws JMSException {
        List<Message> messages = new ArrayList<>();
        Message next = consumer.receive(FIRST_WAIT_MS);
        while (next != null) {
            messages.add(next);
            next = messages.size() < size ? consumer.receive(NEXT_WAIT_MS) : null;
        }
        return messages;
    }

    /** Whether the route took the batch. */
    private boolean process(JmsBatch batch) {
        Exchange exchange = createExchange(false);
        try {
            exchange.getMessage().setBody(batch);
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Exception trouble = exchange.getException();
        releaseExchange(exchange, false);
        if (trouble != null) {
            BatchLog.LOG.batchFailed(endpoint.destination(), batch.messages().size(), trouble);
        }
        return trouble == null;
    }

    private void awaitRecovery() {
        long pause = 100;
        while (isRunning() && !endpoint.component().mayReceive()) {
            sleep(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
        }
    }

    private void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
