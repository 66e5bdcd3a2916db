package org.healthhub.routes;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.healthhub.routes.batch.OutgoingMessage;

/** One message of a batch for camel-jms, which sends it outside a transaction. */
final class LoneMessage {
    private LoneMessage() {
    }

    static void asJms(Exchange exchange) {
        Message one = exchange.getMessage();
        OutgoingMessage outgoing = one.getBody(OutgoingMessage.class);
        RoutesLog.LOG.sentAlone(outgoing.duplicateId());
        outgoing.properties().forEach(one::setHeader);
        one.setHeader("_AMQ_DUPL_ID", outgoing.duplicateId());
        one.setBody(outgoing.body());
    }
}
