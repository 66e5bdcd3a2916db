package org.healthhub.systemtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;

/** The broker as one partner's account, in one of its protocols. */
final class QueueDoor implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String account;
    private final Connection connection;
    private final Session session;

    private QueueDoor(String account, Connection connection) throws JMSException {
        this.account = account;
        this.connection = connection;
        this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        connection.start();
    }

    static QueueDoor of(RunningHub hub, Protocol protocol, String partner) throws JMSException {
        return new QueueDoor(partner, protocol.to(hub).createConnection(partner, hub.partnerPassword(partner)));
    }

    Session session() {
        return session;
    }

    /** Sends a message to the queue of this system, and gives the id that it has for its sender. */
    String send(String system, Object body) throws JMSException {
        return send(system, session.createTextMessage(body.toString()));
    }

    String send(String system, Message message) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue("intake." + system))) {
            producer.send(message);
            return message.getJMSMessageID();
        }
    }

    /** Sends a message that does not say when it was sent. */
    String sendWithoutTime(String system, Object body) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue("intake." + system))) {
            producer.setDisableMessageTimestamp(true);
            Message message = session.createTextMessage(body.toString());
            producer.send(message);
            return message.getJMSMessageID();
        }
    }

    /** The receipt for the message with this id, from the partner's queue; what was left there by others is dropped. */
    JsonNode receiptFor(String messageId) throws JMSException {
        return receiptFor(messageId, session.createQueue("receipts." + account));
    }

    JsonNode receiptFor(String messageId, Destination queue) throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(queue)) {
            Message receipt = consumer.receive(PATIENCE.toMillis());
            while (receipt != null) {
                if (messageId.equals(receipt.getJMSCorrelationID())) {
                    return MAPPER.readTree(((TextMessage) receipt).getText());
                }
                receipt = consumer.receive(PATIENCE.toMillis());
            }
            throw new AssertionError("no receipt for " + messageId);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the receipt is not JSON", e);
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
