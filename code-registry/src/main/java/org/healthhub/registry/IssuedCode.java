package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.ReasonCode;

/**
 * A person's code with a fresh token for the picture.
 *
 * @param validUntil the first day on which the colour no longer holds, as far as is known
 * @param obstacle   why it passes nowhere whatever its colour: not checked in person yet, or expired
 */
public record IssuedCode(UUID codeId, Colour colour, List<ReasonView> reasons, Optional<LocalDate> validUntil,
        String token, Instant tokenExpiresAt, Optional<ReasonCode> obstacle) {

    /** The colour to show: none for a code that would be green but does not count. */
    public Optional<Colour> shown() {
        return Optional.of(colour).filter(any -> obstacle.isEmpty() || any != Colour.GREEN);
    }
}
