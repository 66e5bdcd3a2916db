package org.healthhub.connectors;

import static java.util.Objects.requireNonNull;

import org.healthhub.registry.intake.ReasonCode;

/** One record cannot be translated: the reason and the path of the field, never the field's value. */
public final class UnreadableRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ReasonCode reason;
    private final String field;

    /**
     * @param field the path of the field from the record on, as {@code roster[3].holder.idNumber}; empty when it is
     *              the record as a whole
     */
    public UnreadableRecord(ReasonCode reason, String field) {
        // An answer, not a failure: a stack trace would cost more than the record.
        super(requireNonNull(reason, "reason").code() + " " + requireNonNull(field, "field"), null, false, false);
        this.reason = reason;
        this.field = field;
    }

    public ReasonCode reason() {
        return reason;
    }

    public String field() {
        return field;
    }
}
