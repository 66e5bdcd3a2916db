package org.healthhub.registry;

import java.util.Optional;
import org.healthhub.registry.intake.ReasonCode;

/** What came of an act at a desk: it was done, or it was refused for a published reason and nothing was changed. */
public sealed interface DeskOutcome<T> {
    /** Why it was refused, if it was. */
    default Optional<ReasonCode> refusal() {
        return Optional.empty();
    }

    /** Done, with what it was done to. */
    record Done<T>(T what) implements DeskOutcome<T> {
    }

    /** Refused. */
    record Refused<T>(ReasonCode reason) implements DeskOutcome<T> {
        @Override
        public Optional<ReasonCode> refusal() {
            return Optional.of(reason);
        }
    }
}
