package org.healthhub.registry.rules;

import static java.util.Objects.requireNonNull;

import java.time.Period;
import java.util.Optional;

/**
 * When a code counts, whatever its colour.
 *
 * @param verifyInPerson whether it counts only from the first check in person on
 * @param validFor       for how long it counts after the latest fact about its holder; empty for ever
 */
public record CodeTerms(boolean verifyInPerson, Optional<Period> validFor) {
    /** A code counts from its issue, for ever. */
    public static final CodeTerms NONE = new CodeTerms(false, Optional.empty());

    public CodeTerms {
        requireNonNull(validFor, "validFor");
    }

    /** Whether the status of a code depends on more than its cancellation. */
    public boolean askForMore() {
        return verifyInPerson || validFor.isPresent();
    }
}
