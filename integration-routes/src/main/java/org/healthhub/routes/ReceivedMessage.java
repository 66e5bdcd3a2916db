package org.healthhub.routes;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.time.Instant;
import java.util.Optional;
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.Refusal;

/**
 * What the hub needs to know of a message from a partner's queue.
 *
 * @param account who sent it, as the broker authenticated him: never what the message itself says
 * @param id      the sender's own message id
 * @param body    as it came; empty where there is none, or more than a door takes
 * @param replyTo where the sender asked for an answer, besides its queue of receipts
 */
record ReceivedMessage(String account, String id, Instant receivedAt, MessageBody body, Optional<Destination> replyTo) {
    /** What {@link EmbeddedBroker} stamped; a sender cannot set it. */
    private static final String ACCOUNT = "JMSXUserID";
    /** As the broker stamped it. The time that a message names is the sender's to choose, and over AMQP it may name none. */
    private static final String ARRIVED = "_AMQ_INGRESS_TIMESTAMP";
    /** The message id of an AMQP 1.0 sender; the JMS id is the broker's own then. */
    private static final String AMQP_ID = "NATIVE_MESSAGE_ID";
    private static final String CONTENT_TYPE = "contentType";
    private static final String AMQP_CONTENT_TYPE = "JMS_AMQP_ContentType";
    /** What AMQP libraries write by themselves, and so says nothing. */
    private static final String TEXT = "text/plain";
    private static final String BYTES = "application/octet-stream";
    private static final ContentType UNKNOWN = ContentType.of("");

    static ReceivedMessage of(Message message) throws JMSException {
        String amqpId = message.getStringProperty(AMQP_ID);
        return new ReceivedMessage(Optional.ofNullable(message.getStringProperty(ACCOUNT)).orElse(""),
                amqpId != null ? amqpId : message.getJMSMessageID(),
                Instant.ofEpochMilli(message.propertyExists(ARRIVED) ? message.getLongProperty(ARRIVED)
                        : message.getJMSTimestamp()), body(message),
                Optional.ofNullable(message.getJMSReplyTo()));
    }

    private static MessageBody body(Message message) throws JMSException {
        ContentType type = contentType(message);
        if (message instanceof TextMessage text) {
            return MessageBody.of(Optional.ofNullable(text.getText()).orElse(""), type);
        }
        if (message instanceof BytesMessage bytes && bytes.getBodyLength() <= JsonDoor.MOST_BYTES) {
            byte[] content = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(content);
            return MessageBody.of(content, type);
        }
        return MessageBody.of("", type);
    }

    /** What the sender names, as a property or, over AMQP, in the header of the message; JSON where it names nothing. */
    private static ContentType contentType(Message message) throws JMSException {
        String named = message.getStringProperty(CONTENT_TYPE);
        if (named == null) {
            named = message.getStringProperty(AMQP_CONTENT_TYPE);
        }
        try {
            return named == null || named.startsWith(TEXT) || named.equals(BYTES) ? ContentType.JSON
                    : ContentType.read(named);
        } catch (Refusal unknownCharset) {
            return UNKNOWN;
        }
    }
}
