package org.healthhub.connectors.healthcard;

import java.time.Instant;
import org.healthhub.connectors.HubDay;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The envelope of a message: what is asked, by whom, when. The password in it is not looked at, since the account was
 * authenticated by the server; that the user name is that account's is checked by the caller.
 *
 * @param messageId unique within the partner; the record id
 * @param byApp     whether an application asks, and not an institution
 */
record RhcAction(String messageId, RhcOperation operation, Instant createdAt, String userName, boolean byApp) {

    static RhcAction read(RhcFields fields) {
        String messageId = fields.text("msgGuid", 32);
        fields.text("msgType", 1);
        RhcOperation operation = RhcOperation.ofCode(fields.text("bussinessCode", 50))
                .orElseThrow(() -> new RhcRefusal(ReasonCode.UNKNOWN_OPERATION, "bussinessCode"));
        boolean byApp = fields.optional("orgId", 32).isEmpty();
        if (byApp && fields.optional("appCode", 6).isEmpty()) {
            throw new RhcRefusal(RhcResult.NO_ORIGIN, ReasonCode.MISSING_FIELD, "orgId");
        }
        if (fields.optional("encryption", 1).filter("1"::equals).isPresent()) {
            // Fields enciphered under a key that the hub was not given cannot be read.
            throw new RhcRefusal(RhcResult.UNDECIPHERABLE, ReasonCode.BAD_FIELD, "encryption");
        }
        Instant createdAt = fields.time("msgCreateTime").atZone(HubDay.ZONE).toInstant();
        return new RhcAction(messageId, operation, createdAt, fields.text("userName", 32), byApp);
    }
}
