package org.healthhub.connectors;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import java.util.List;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.json.CanonicalJson;

/** Puts canonical records on the hub's own queue, from where they go to the registry. */
@ApplicationScoped
public class RecordInbox {
    /** Where canonical records wait. */
    public static final String QUEUE = "intake.records";

    @Resource(lookup = "java:/jms/HubPool")
    ConnectionFactory connections;

    /**
     * Puts the records as one durable message; when this returns, the broker has them. No records is no message.
     *
     * @throws Refusal UNAVAILABLE when the broker did not take them; none of them was taken then
     */
    public void put(List<HealthRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        // No properties: what a record says, and about whom, is in the body only.
        // No broker duplicate id: a correction re-uses its record key and would be dropped.
        try (JMSContext context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT)
                    .send(context.createQueue(QUEUE), CanonicalJson.write(records));
        } catch (JMSRuntimeException brokerTrouble) {
            HubLog.LOG.inboxUnavailable(records.size(), brokerTrouble);
            throw new Refusal(ReasonCode.UNAVAILABLE);
        }
    }
}
