package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;

/**
 * A change as officers see it, with the record that caused it.
 *
 * @param partner empty where time turned the code, not a record
 */
public record ChangeView(long number, UUID codeId, Instant at, Optional<Colour> from, Colour to, String rule,
        String rulePack, LocalDate since, Optional<LocalDate> until, Optional<String> division, String partner,
        String recordId) {
}
