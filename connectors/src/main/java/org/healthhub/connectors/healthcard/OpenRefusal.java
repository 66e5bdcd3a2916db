package org.healthhub.connectors.healthcard;

import java.util.Map;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.intake.ReasonCode;

/** A refusal as the open platform writes it: the number of the hub's reason, and a text with the field. */
record OpenRefusal(ReasonCode reason, String field) {
    /** The fields of the provincial interface by their names on the platform. */
    private static final Map<String, String> NAMES = Map.of("telephone", "phone1", "id_number", "idNumber", "id_card",
            "idNumber", "id_type", "idType", "sex", "gender", "qr_code", "qrCodeText", "msgCreateTime", "timestamp",
            "msgGuid", "requestId");

    static OpenRefusal of(RuntimeException refusal) {
        if (refusal instanceof RhcRefusal rhc) {
            return new OpenRefusal(rhc.reason(), NAMES.getOrDefault(rhc.field(), rhc.field()));
        }
        if (refusal instanceof UnreadableRecord unreadable) {
            return new OpenRefusal(unreadable.reason(), NAMES.getOrDefault(unreadable.field(), unreadable.field()));
        }
        return new OpenRefusal(refusal instanceof Refusal whole ? whole.reason() : ReasonCode.UNAVAILABLE, "");
    }

    String resultCode() {
        return reason.code().substring("HUB-".length());
    }

    String message() {
        return reason.code() + " " + reason.meaning() + (field.isEmpty() ? "" : ": " + field);
    }
}
