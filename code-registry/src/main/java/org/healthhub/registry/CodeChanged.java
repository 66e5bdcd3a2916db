package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;

/**
 * A change as partners see it, on the topic and in the feed.
 *
 * @param number free of gaps, in order, the same at every door
 * @param from   empty for a code that was issued
 * @param until  the first day on which the new colour no longer holds, as far as is known
 */
public record CodeChanged(long number, UUID codeId, Instant at, Optional<Colour> from, Colour to, String rule,
        String rulePack, Optional<LocalDate> until, Optional<String> division) {
}
