package org.healthhub.connectors;

import static java.util.Objects.requireNonNull;

import org.healthhub.registry.intake.ReasonCode;

/**
 * A whole request is refused, for the reason given. Doors answer it as a problem or a fault; it carries no value that
 * the caller sent.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ReasonCode reason;

    public Refusal(ReasonCode reason) {
        // An answer, not a failure: a stack trace would cost more than the refusal.
        super(requireNonNull(reason, "reason").code() + " " + reason.meaning(), null, false, false);
        this.reason = reason;
    }

    public ReasonCode reason() {
        return reason;
    }
}
