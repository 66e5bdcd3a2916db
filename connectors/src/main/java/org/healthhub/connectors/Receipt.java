package org.healthhub.connectors;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The answer to one record.
 *
 * @param index    the record's place in the message, from 0
 * @param recordId the partner's id, where it could be read
 * @param outcome  {@link #ACCEPTED}, {@link #REFUSED}, {@link #PENDING}, or the name of an {@link Outcome}
 * @param code     why it was refused or quarantined
 * @param field    the path of the field that was refused
 */
public record Receipt(int index, Optional<String> recordId, String outcome, Optional<ReasonCode> code,
        Optional<String> field) {
    /** It read well and will be applied. */
    public static final String ACCEPTED = "ACCEPTED";
    /** It did not read and was dropped. */
    public static final String REFUSED = "REFUSED";
    /** It read well and was not applied yet. */
    public static final String PENDING = "PENDING";

    public Receipt {
        requireNonNull(recordId, "recordId");
        requireNonNull(outcome, "outcome");
        requireNonNull(code, "code");
        requireNonNull(field, "field");
    }

    public static Receipt accepted(int index, String recordId) {
        return new Receipt(index, Optional.of(recordId), ACCEPTED, Optional.empty(), Optional.empty());
    }

    public static Receipt refused(int index, Optional<String> recordId, UnreadableRecord cause) {
        return new Receipt(index, recordId, REFUSED, Optional.of(cause.reason()),
                Optional.of(cause.field()).filter(f -> !f.isEmpty()));
    }

    /** The receipt for a record that the registry has settled. */
    public static Receipt settled(int index, Outcome outcome) {
        return new Receipt(index, Optional.of(outcome.key().recordId()), outcome.name(), outcome.reason(),
                Optional.empty());
    }

    public boolean isRefused() {
        return REFUSED.equals(outcome);
    }

    /** The receipts of one message: {@code {"accepted":1,"refused":0,"receipts":[...]}}. Absent members are left out. */
    public static String write(List<Receipt> receipts) {
        return Json.text(out -> {
            out.writeStartObject();
            writeCounted(out, receipts);
            out.writeEndObject();
        });
    }

    /** Writes the members {@code accepted}, {@code refused} and {@code receipts} into the object that is open. */
    public static void writeCounted(JsonGenerator out, List<Receipt> receipts) throws IOException {
        long refused = receipts.stream().filter(Receipt::isRefused).count();
        out.writeNumberField("accepted", receipts.size() - refused);
        out.writeNumberField("refused", refused);
        writeAll(out, receipts);
    }

    /** Writes the member {@code receipts} into the object that is open. */
    public static void writeAll(JsonGenerator out, List<Receipt> receipts) throws IOException {
        out.writeArrayFieldStart("receipts");
        for (Receipt receipt : receipts) {
            out.writeStartObject();
            out.writeNumberField("index", receipt.index);
            Json.field(out, "recordId", receipt.recordId);
            out.writeStringField("outcome", receipt.outcome);
            Json.field(out, "code", receipt.code.map(ReasonCode::code));
            Json.field(out, "field", receipt.field);
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
