package org.healthhub.registry.rules;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;

/**
 * One row of a rule pack: which finding puts the person under which colour, and what ends it.
 *
 * @param says        the rule in Chinese, as shown to the person
 * @param saysEnglish the same in English
 * @param category    what a checkpoint may be told: {@code CASE}, {@code CONTACT}, {@code AREA}, ...
 * @param lasts       how long after the effective date it ends by itself; empty if only an exit ends it
 * @param until       the attribute that says the end, where the finding knows it
 * @param scope       the attribute that tells measures of this rule apart, for example the pushing province
 */
public record Rule(String id, String says, String saysEnglish, String category, Match when, Colour colour,
        Optional<Period> lasts, Optional<String> until, Optional<String> scope, Exit exit, String decree) {

    /**
     * What ends a measure early, or at all.
     *
     * @param checkInDays consecutive days of normal check-ins; empty if they end nothing
     * @param releases    findings that end it
     */
    public record Exit(Optional<Integer> checkInDays, List<ReleaseClause> releases) {
        public static final Exit NONE = new Exit(Optional.empty(), List.of());

        public Exit {
            releases = List.copyOf(releases);
        }
    }

    /**
     * @param after     how long after the release the measure still lasts
     * @param sameScope whether the release must carry the scope of the measure
     */
    public record ReleaseClause(Match when, Period after, boolean sameScope) {
    }
}
