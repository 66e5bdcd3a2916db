package org.healthhub.registry;

import java.util.Optional;
import org.healthhub.registry.intake.ReasonCode;

/**
 * What one officer proposes and another confirms, and who that other may be. The one place where this is said: a ruling
 * turns one person's code, so it takes another body; the rest takes another person.
 */
enum TwoOfficers {
    RULING(true),
    RULE_PACK(false),
    HELD_RECORDS(false),
    MERGING(false);

    private final boolean ofTwoBodies;

    TwoOfficers(boolean ofTwoBodies) {
        this.ofTwoBodies = ofTwoBodies;
    }

    /**
     * Somebody who takes part.
     *
     * @param body the authority that the officer belongs to; empty where it does not matter or is not registered
     */
    record Signer(String officer, Optional<String> body) {
        static Signer named(String officer) {
            return new Signer(officer, Optional.empty());
        }
    }

    /** Why the second may not decide on what the first proposed; empty if that is allowed. */
    Optional<ReasonCode> obstacle(Signer first, Signer second) {
        if (first.officer().equals(second.officer())) {
            return Optional.of(ReasonCode.SECOND_OFFICER_NEEDED);
        }
        boolean areOfTwo = first.body().isPresent() && second.body().isPresent() && !first.body().equals(second.body());
        return !ofTwoBodies || areOfTwo ? Optional.empty() : Optional.of(ReasonCode.SAME_BODY);
    }

    /** The same where only the names matter. */
    Optional<ReasonCode> obstacle(String first, String second) {
        return obstacle(Signer.named(first), Signer.named(second));
    }
}
