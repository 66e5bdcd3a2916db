package org.healthhub.connectors.healthcard;

import static java.util.Objects.requireNonNull;

import org.healthhub.registry.intake.ReasonCode;

/** A message of the provincial interface is refused: its result code, the hub's reason and the field. */
final class RhcRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RhcResult result;
    private final ReasonCode reason;
    private final String field;

    RhcRefusal(RhcResult result, ReasonCode reason, String field) {
        // An answer, not a failure: a stack trace would cost more than the message.
        super(result.code() + " " + reason.code() + " " + requireNonNull(field, "field"), null, false, false);
        this.result = result;
        this.reason = reason;
        this.field = field;
    }

    /** A refusal with the result code that is nearest to the reason. */
    RhcRefusal(ReasonCode reason, String field) {
        this(RhcResult.nearest(reason), reason, field);
    }

    RhcResult result() {
        return result;
    }

    ReasonCode reason() {
        return reason;
    }

    String field() {
        return field;
    }
}
