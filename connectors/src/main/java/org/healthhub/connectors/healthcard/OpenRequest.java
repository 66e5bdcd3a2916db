package org.healthhub.connectors.healthcard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.healthhub.connectors.FieldForms;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.RecordFields;
import org.healthhub.registry.CardHolder;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.ReasonCode;

/** A signed request of the open platform: from whom, under which id, when, and what it asks. */
record OpenRequest(PartnerView partner, String requestId, Instant createdAt, RecordFields fields, Arrival arrival) {
    /** Under these ids further records of a batch are numbered, within the length of a record id. */
    static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_-]{1,58}");
    private static final int LONGEST = 256;

    static ObjectNode part(ObjectNode body, String name) {
        if (body.get(name) instanceof ObjectNode part) {
            return part;
        }
        throw new RhcRefusal(ReasonCode.MISSING_FIELD, name);
    }

    /** Seconds since 1970, as text or as a number. */
    static Instant timestamp(ObjectNode commonIn) {
        JsonNode value = commonIn.path("timestamp");
        try {
            return Instant.ofEpochSecond(Long.parseLong(value.asText("")));
        } catch (NumberFormatException | DateTimeException noTime) {
            throw new RhcRefusal(ReasonCode.BAD_TIME, "timestamp");
        }
    }

    void need(Grant grant) {
        if (!partner.grants().contains(grant)) {
            throw new RhcRefusal(ReasonCode.NOT_GRANTED, "");
        }
    }

    String text(String name) {
        return fields.text(name, LONGEST);
    }

    CardQr qrCode() {
        return CardQr.read(text("qrCodeText"))
                .orElseThrow(() -> new RhcRefusal(RhcResult.BAD_QR_CODE, ReasonCode.BAD_FIELD, "qrCodeText"));
    }

    HolderId document() {
        return RhcPersons.id(new RhcFields(Map.of("id_type", text("idType"), "id_number", upper(text("idNumber")))));
    }

    /** A person as the open platform writes it, as a registration of the provincial interface under an id. */
    RhcCall registration(RecordFields person, String recordId) {
        Map<String, String> fields = new HashMap<>();
        fields.put("name", person.optionalText("name", LONGEST).orElse(""));
        fields.put("telephone", person.optionalText("phone1", LONGEST).orElse(""));
        fields.put("id_type", person.optionalText("idType", LONGEST).orElse("01"));
        fields.put("id_number", upper(person.optionalText("idNumber", LONGEST).orElse("")));
        fields.put("sex", OpenWords.sexCode(person.text("gender", LONGEST)).orElseThrow(() -> bad("gender")));
        fields.put("nation", OpenWords.nationCode(person.text("nation", LONGEST)).orElseThrow(() -> bad("nation")));
        fields.put("birthday", FieldForms.date(person.text("birthday", LONGEST)).map(day -> day.toString().replace("-", ""))
                .orElseThrow(() -> new RhcRefusal(ReasonCode.BAD_DATE, "birthday")));
        RhcAction action = new RhcAction(recordId, RhcOperation.REGISTER, createdAt, partner.code().value(), true);
        return new RhcCall(partner, action, new RhcFields(fields), arrival);
    }

    /** The identity that may be given with a code, to be compared. */
    boolean isAnother(CardHolder person) {
        Optional<String> number = fields.optionalText("idCard", LONGEST).map(OpenRequest::upper);
        return fields.optionalText("name", LONGEST).filter(name -> !person.isCalled(name)).isPresent()
                || number.filter(n -> !n.equals(person.holder().id().number())).isPresent();
    }

    static RecordFields fields(ObjectNode object) {
        return JsonDoor.fields(object);
    }

    private static RhcRefusal bad(String field) {
        return new RhcRefusal(ReasonCode.BAD_FIELD, field);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
