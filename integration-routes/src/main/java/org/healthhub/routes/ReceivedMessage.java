package org.healthhub.routes;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.healthhub.connectors.JsonDoor;

/**
 * What the hub needs to know of a message from a partner's queue.
 *
 * @param account who sent it, as the broker authenticated him: never what the message itself says
 * @param id      the sender's own message id
 * @param replyTo where the sender asked for an answer, besides its queue of receipts
 */
record ReceivedMessage(String account, String id, Instant receivedAt, String body, Optional<Destination> replyTo) {
    /** What {@link EmbeddedBroker} stamped; a sender cannot set it. */
    private static final String ACCOUNT = "JMSXUserID";
    /** The message id of an AMQP 1.0 sender; the JMS id is the broker's own then. */
    private static final String AMQP_ID = "NATIVE_MESSAGE_ID";

    static ReceivedMessage of(Message message) throws JMSException {
        String amqpId = message.getStringProperty(AMQP_ID);
        return new ReceivedMessage(Optional.ofNullable(message.getStringProperty(ACCOUNT)).orElse(""),
                amqpId != null ? amqpId : message.getJMSMessageID(),
                Instant.ofEpochMilli(message.getJMSTimestamp()), text(message),
                Optional.ofNullable(message.getJMSReplyTo()));
    }

    /** The body as text; empty where there is none, or more than a door takes. */
    private static String text(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return Optional.ofNullable(text.getText()).orElse("");
        }
        if (message instanceof BytesMessage bytes && bytes.getBodyLength() <= JsonDoor.MOST_BYTES) {
            byte[] content = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(content);
            return new String(content, StandardCharsets.UTF_8);
        }
        return "";
    }
}
