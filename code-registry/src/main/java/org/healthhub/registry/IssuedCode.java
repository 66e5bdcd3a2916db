package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;

/**
 * A person's code with a fresh token for the picture.
 *
 * @param validUntil the first day on which the colour no longer holds, as far as is known
 */
public record IssuedCode(UUID codeId, Colour colour, List<ReasonView> reasons, Optional<LocalDate> validUntil,
        String token, Instant tokenExpiresAt) {
}
