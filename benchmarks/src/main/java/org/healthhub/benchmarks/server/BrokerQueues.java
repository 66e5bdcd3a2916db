package org.healthhub.benchmarks.server;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;

/** Pauses and resumes queues of the broker by its management messages, so that a backlog can be built up. */
@ApplicationScoped
public class BrokerQueues {
    private static final long PATIENCE_MS = 5_000;

    @Resource(lookup = "java:/jms/HubCF")
    private ConnectionFactory connections;

    void perform(String queue, String operation) throws JMSException {
        try (JMSContext session = connections.createContext()) {
            TemporaryQueue answers = session.createTemporaryQueue();
            // The arguments, of which there are none.
            Message request = session.createTextMessage("[]");
            request.setStringProperty("_AMQ_ResourceName", "queue." + queue);
            request.setStringProperty("_AMQ_OperationName", operation);
            request.setJMSReplyTo(answers);
            session.createProducer().send(session.createQueue("activemq.management"), request);
            try (var consumer = session.createConsumer(answers)) {
                Message answer = consumer.receive(PATIENCE_MS);
                if (answer == null || !answer.getBooleanProperty("_AMQ_OperationSucceeded")) {
                    throw new IllegalStateException("the broker did not " + operation + " " + queue);
                }
            }
        }
    }
}
