package org.healthhub.connectors.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.VerifiedCode;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.ReasonCode;

/** A checkpoint scanned a token, and took the temperature if it could. */
record CodeCheck(String token, String checkpoint, Optional<BigDecimal> temperature) {
    private static final BigDecimal FEVER = new BigDecimal("37.3");
    private static final int LONGEST_TOKEN = 512;
    private static final int LONGEST_CHECKPOINT = 64;

    /** What a person wants at a checkpoint. */
    private enum Purpose { ENTRY, RIDE_DRIVER, RIDE_PASSENGER, WORK, TRANSIT }

    /**
     * @throws UnreadableRecord when a field is missing, malformed or not in its code table
     */
    static CodeCheck read(RecordFields fields) {
        String checkpoint = fields.text("checkpoint", LONGEST_CHECKPOINT);
        purpose(fields);
        return new CodeCheck(fields.text("token", LONGEST_TOKEN), checkpoint, fields.temperature("temperature"));
    }

    /** A check of somebody who shows a document: there is no token. */
    static CodeCheck ofDocument(RecordFields fields) {
        String checkpoint = fields.text("checkpoint", LONGEST_CHECKPOINT);
        purpose(fields);
        return new CodeCheck("", checkpoint, fields.temperature("temperature"));
    }

    static String purpose(RecordFields fields) {
        return fields.oneOf("purpose", Purpose.class, ReasonCode.UNKNOWN_CATEGORY).name();
    }

    /** Only a valid green code passes, and nobody with a fever does. */
    boolean passes(VerifiedCode code) {
        boolean fever = temperature.filter(t -> t.compareTo(FEVER) >= 0).isPresent();
        return code.valid() && !fever && code.colour().filter(c -> c == Colour.GREEN).isPresent();
    }

    void write(JsonGenerator out, VerifiedCode code) throws IOException {
        out.writeStartObject();
        out.writeBooleanField("valid", code.valid());
        Json.field(out, "colour", code.colour());
        out.writeBooleanField("pass", passes(code));
        if (code.valid()) {
            out.writeStringField("reasonCategory", code.reasonCategory());
            out.writeStringField("maskedName", code.maskedName());
        }
        Json.field(out, "code", code.refusal().map(ReasonCode::code));
        out.writeStringField("checkedAt", code.checkedAt().toString());
        out.writeEndObject();
    }

    /** The answer to a check that could not be read: nobody passes by mistake. */
    static void writeUnreadable(JsonGenerator out, UnreadableRecord cause) throws IOException {
        out.writeStartObject();
        out.writeBooleanField("valid", false);
        out.writeBooleanField("pass", false);
        out.writeStringField("code", cause.reason().code());
        Json.field(out, "field", Optional.of(cause.field()).filter(f -> !f.isEmpty()));
        out.writeEndObject();
    }
}
