package org.healthhub.benchmarks;

import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Sends durable messages as a partner does, in transacted batches; the same way to whatever is measured. */
final class Sender {
    private static final int BATCH = 500;

    private final Settings settings;
    private final Settings.Account account;

    Sender(Settings settings, String partner) {
        this.settings = settings;
        this.account = settings.account(partner);
    }

    void send(String queue, List<String> messages) {
        try (var connections = new ActiveMQConnectionFactory(settings.broker());
                JMSContext session = connections.createContext(account.name(), account.password(),
                        JMSContext.SESSION_TRANSACTED)) {
            Destination destination = session.createQueue(queue);
            JMSProducer producer = session.createProducer();
            int sent = 0;
            for (String message : messages) {
                producer.send(destination, message);
                if (++sent % BATCH == 0) {
                    session.commit();
                }
            }
            session.commit();
        }
    }

    /** Opens a durable subscription or drains it, so that publishing has somebody to publish to. */
    int drainSubscription(String topic, String name) {
        return drain(session -> session.createDurableConsumer(session.createTopic(topic), name));
    }

    int drainQueue(String queue) {
        return drain(session -> session.createConsumer(session.createQueue(queue)));
    }

    private interface Opening {
        JMSConsumer open(JMSContext session);
    }

    private int drain(Opening opening) {
        try (var connections = new ActiveMQConnectionFactory(settings.broker());
                JMSContext session = connections.createContext(account.name(), account.password(),
                        JMSContext.DUPS_OK_ACKNOWLEDGE)) {
            session.setClientID("benchmark-" + account.name());
            int drained = 0;
            try (var consumer = opening.open(session)) {
                session.start();
                while (consumer.receive(500) != null) {
                    drained++;
                }
            }
            return drained;
        }
    }
}
