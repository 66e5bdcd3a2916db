package org.healthhub.registry;

import java.time.Instant;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.ReasonCode;

/**
 * What a checkpoint may know of a token.
 *
 * @param refusal        why the token is not valid; empty if it is
 * @param reasonCategory of the rule that decides; {@code NONE} for green
 * @param maskedName     the first character and a mask
 */
public record VerifiedCode(boolean valid, Optional<ReasonCode> refusal, Optional<Colour> colour, String reasonCategory,
        String maskedName, Instant checkedAt) {
    static VerifiedCode refused(ReasonCode refusal, Instant at) {
        return new VerifiedCode(false, Optional.of(refusal), Optional.empty(), "NONE", "", at);
    }
}
