package org.healthhub.registry.intake;

import static java.util.Objects.requireNonNull;

/** Thrown by canonical types that check themselves: the value is not one. Carries the reason, never the value. */
public final class RefusedValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private final ReasonCode reason;

    public RefusedValue(ReasonCode reason) {
        super(requireNonNull(reason, "reason").meaning(), null);
        this.reason = reason;
    }

    public ReasonCode reason() {
        return reason;
    }
}
