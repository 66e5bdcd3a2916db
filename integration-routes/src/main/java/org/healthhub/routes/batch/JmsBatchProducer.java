package org.healthhub.routes.batch;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Sends the list of {@link OutgoingMessage} in the body to a topic in one local JMS transaction, in order: all become
 * visible, or none. The session stays open for the next batch and is replaced after any trouble. One batch at a time.
 */
final class JmsBatchProducer extends DefaultProducer {
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private final JmsBatchEndpoint endpoint;
    private Connection connection;
    private Session session;
    private MessageProducer producer;

    JmsBatchProducer(JmsBatchEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /**
     * @throws RepeatRefused when the broker has one of the messages already; none of the others was taken
     * @throws JMSException  when the broker could not be reached or did not commit
     */
    @Override
    public synchronized void process(Exchange exchange) throws JMSException, RepeatRefused {
        List<?> messages = exchange.getMessage().getBody(List.class);
        try {
            open();
            for (Object message : messages) {
                producer.send(message((OutgoingMessage) message));
            }
            session.commit();
        } catch (JMSException trouble) {
            disconnect();
            if (isRepeat(trouble)) {
                throw new RepeatRefused(trouble);
            }
            throw trouble;
        }
    }

    @Override
    protected synchronized void doStop() throws Exception {
        disconnect();
        super.doStop();
    }

    private void open() throws JMSException {
        if (connection == null) {
            connection = endpoint.component().connections().createConnection();
            session = connection.createSession(true, Session.SESSION_TRANSACTED);
            producer = session.createProducer(session.createTopic(endpoint.destination()));
        }
    }

    private Message message(OutgoingMessage outgoing) throws JMSException {
        Message message = session.createTextMessage(outgoing.body());
        message.setStringProperty(DUPLICATE_ID, outgoing.duplicateId());
        for (Map.Entry<String, Object> property : outgoing.properties().entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
        return message;
    }

    private void disconnect() {
        if (connection == null) {
            return;
        }
        try {
            // Rolls back what was not committed.
            connection.close();
        } catch (JMSException gone) {
            BatchLog.LOG.connectionNotClosed(endpoint.destination(), gone);
        }
        connection = null;
    }

    private static boolean isRepeat(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof ActiveMQDuplicateIdException) {
                return true;
            }
        }
        return false;
    }
}
