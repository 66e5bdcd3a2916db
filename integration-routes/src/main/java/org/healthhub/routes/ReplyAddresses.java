package org.healthhub.routes;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;

/**
 * Where the hub will answer. It sends with rights of its own, so a partner must not be able to point it at a queue at
 * which he may not send himself: only at a temporary queue. His own queue of receipts is answered anyway.
 */
final class ReplyAddresses {
    private ReplyAddresses() {
    }

    static boolean isAllowed(Destination replyTo, String ownReceipts) {
        try {
            return replyTo instanceof Queue queue && !queue.getQueueName().equals(ownReceipts)
                    && (replyTo instanceof TemporaryQueue || isGenerated(queue.getQueueName()));
        } catch (JMSException unreadable) {
            return false;
        }
    }

    /** The name of a dynamic queue of an AMQP 1.0 client, which the broker makes of a UUID. */
    private static boolean isGenerated(String name) {
        return name.matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}.*");
    }
}
