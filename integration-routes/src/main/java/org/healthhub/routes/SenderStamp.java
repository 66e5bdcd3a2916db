package org.healthhub.routes;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Writes the authenticated account and the time of arrival on each message, whatever the sender wrote there, for Core and
 * AMQP alike. The broker's own option for the account has no effect under the server's security and none for AMQP.
 */
final class SenderStamp implements ActiveMQServerPlugin {
    @Override
    public void beforeSend(ServerSession session, Transaction transaction, Message message, boolean direct,
            boolean noAutoCreateQueue) {
        // No account: the hub itself, which connects inside the server.
        if (session.getUsername() != null) {
            message.setBrokerProperty(Message.HDR_VALIDATED_USER, SimpleString.of(session.getUsername()));
            message.setIngressTimestamp();
        }
    }

    @Override
    public String toString() {
        return "sender stamp of the health code hub";
    }
}
