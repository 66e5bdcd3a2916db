package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.rules.CodeStatus;

/**
 * A change as partners see it, on the topic and in the feed.
 *
 * @param number free of gaps, in order, the same at every door
 * @param from   empty for a code that was issued
 * @param until  the first day on which the new colour no longer holds, as far as is known
 * @param status     where the code stands in its life; empty in changes that were written before this was noted
 * @param mergedInto the code under which this one goes on, if the change merged it
 * @param partedFrom the code from which this one was parted, if the change did so: it goes on by itself
 */
public record CodeChanged(long number, UUID codeId, Instant at, Optional<Colour> from, Colour to, String rule,
        String rulePack, Optional<LocalDate> until, Optional<String> division, Optional<CodeStatus> status, Optional<UUID> mergedInto, Optional<UUID> partedFrom) {

    /** A change of colour of a code that counts and stands by itself. */
    public CodeChanged(long number, UUID codeId, Instant at, Optional<Colour> from, Colour to, String rule,
            String rulePack, Optional<LocalDate> until, Optional<String> division) {
        this(number, codeId, at, from, to, rule, rulePack, until, division,
                Optional.of(CodeStatus.ACTIVE), Optional.empty(), Optional.empty());
    }
}
