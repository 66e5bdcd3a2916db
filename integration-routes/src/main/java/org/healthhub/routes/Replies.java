package org.healthhub.routes;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import org.healthhub.registry.intake.PartnerCode;

/**
 * Answers at an address that the sender named. Best effort and outside the batch's transaction: the address may be
 * gone, and must not send the batch back. The receipt that counts is the one in the partner's own queue.
 */
@ApplicationScoped
public class Replies {
    @Resource(lookup = "java:/jms/HubPool")
    private ConnectionFactory connections;

    void send(Destination to, TextMessage answer, PartnerCode partner) {
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            TextMessage reply = context.createTextMessage(answer.getText());
            reply.setJMSCorrelationID(answer.getJMSCorrelationID());
            context.createProducer().send(to, reply);
        } catch (JMSException | JMSRuntimeException gone) {
            RoutesLog.LOG.replyNotServed(partner.value(), gone);
        }
    }
}
