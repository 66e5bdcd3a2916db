package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.rules.CodeStatus;

/**
 * A change as officers see it, with the record that caused it.
 *
 * @param partner empty where time turned the code, not a record
 * @param status     where the code stands in its life; empty in changes that were written before this was noted
 * @param mergedInto the code under which this one goes on, if the change merged it
 * @param partedFrom the code from which this one was parted, if the change did so: it goes on by itself
 */
public record ChangeView(long number, UUID codeId, Instant at, Optional<Colour> from, Colour to, String rule,
        String rulePack, LocalDate since, Optional<LocalDate> until, Optional<String> division, String partner,
        String recordId, Optional<CodeStatus> status, Optional<UUID> mergedInto, Optional<UUID> partedFrom) {

    /** A change of colour of a code that counts and stands by itself. */
    public ChangeView(long number, UUID codeId, Instant at, Optional<Colour> from, Colour to, String rule,
            String rulePack, LocalDate since, Optional<LocalDate> until, Optional<String> division, String partner,
            String recordId) {
        this(number, codeId, at, from, to, rule, rulePack, since, until, division, partner, recordId,
                Optional.of(CodeStatus.ACTIVE), Optional.empty(), Optional.empty());
    }
}
