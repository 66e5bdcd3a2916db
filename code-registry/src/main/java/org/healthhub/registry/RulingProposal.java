package org.healthhub.registry;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Finding.RulingKind;
import org.healthhub.registry.intake.ReasonCode;

/**
 * What an officer proposes to rule about a person: that a rule applies, or applies no longer. There is no colour in it;
 * the rule has one.
 *
 * @param until    the first day on which it no longer holds
 * @param document the number of the document that orders it
 * @param ground   why, in the officer's words; kept sealed
 * @param appeal   the appeal that it answers, if it does
 */
public record RulingProposal(UUID codeId, String rule, RulingKind kind, LocalDate from, LocalDate until,
        String document, String ground, Optional<UUID> appeal) {
    static final int LONGEST_DOCUMENT = 64;
    static final int LONGEST_GROUND = 500;
    private static final int MOST_DAYS = 60;

    public RulingProposal {
        requireNonNull(codeId, "codeId");
        requireNonNull(rule, "rule");
        requireNonNull(kind, "kind");
        requireNonNull(from, "from");
        requireNonNull(until, "until");
        requireNonNull(appeal, "appeal");
        document = document.strip();
        ground = ground.strip();
    }

    /** What is wrong with its own fields, if anything is. */
    Optional<ReasonCode> defect(LocalDate today) {
        if (!isTold(document, LONGEST_DOCUMENT) || !isTold(ground, LONGEST_GROUND)) {
            return Optional.of(ReasonCode.GROUND_MISSING);
        }
        boolean ordered = until.isAfter(from) && until.isAfter(today);
        boolean near = !until.isAfter(today.plusDays(MOST_DAYS)) && !from.isBefore(today.minusDays(MOST_DAYS));
        return ordered && near ? Optional.empty() : Optional.of(ReasonCode.BAD_RULING_PERIOD);
    }

    /** Whether there is such a text, of a length and of characters that can be kept. */
    static boolean isTold(String text, int longest) {
        return !text.isBlank() && text.length() <= longest
                && text.chars().noneMatch(c -> c != '\n' && c != '\r' && Character.isISOControl(c));
    }
}
