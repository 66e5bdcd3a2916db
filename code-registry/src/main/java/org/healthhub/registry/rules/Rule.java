package org.healthhub.registry.rules;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;

/**
 * One row of a rule pack: which finding puts the person under which colour, and what ends it.
 *
 * @param says        the rule in Chinese, as shown to the person
 * @param saysEnglish the same in English
 * @param category    what a checkpoint may be told: {@code CASE}, {@code CONTACT}, {@code AREA}, ...
 * @param when        any of these brings it about
 * @param after       how long after the effective date it begins: for what lapses unless it is renewed
 * @param lasts       how long after the effective date it ends by itself; empty if only an exit ends it
 * @param until       the attribute that says the end, where the finding knows it
 * @param scope       the attribute that tells measures of this rule apart, for example the pushing province
 */
public record Rule(String id, String says, String saysEnglish, String category, List<Match> when, Colour colour,
        Period after, Optional<Period> lasts, Optional<String> until, Optional<String> scope, Exit exit,
        String decree) {
    public Rule {
        when = List.copyOf(when);
    }

    public boolean isMetBy(Finding finding) {
        for (Match match : when) {
            if (match.isMetBy(finding)) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything at all can end a measure of this rule. */
    boolean canEnd() {
        return lasts.isPresent() || until.isPresent() || exit.checkInDays().isPresent() || exit.tests().isPresent()
                || !exit.releases().isEmpty();
    }

    /**
     * What ends a measure early, or at all.
     *
     * @param checkInDays  consecutive days of normal check-ins; empty if they end nothing
     * @param confirmation a finding that must come as well before check-ins end it; empty if none is needed
     * @param tests        negative laboratory results; empty if they end nothing
     * @param releases     findings that end it
     */
    public record Exit(Optional<Integer> checkInDays, Optional<Match> confirmation, Optional<TestTerms> tests,
            List<ReleaseClause> releases) {
        public static final Exit NONE =
                new Exit(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

        public Exit {
            releases = List.copyOf(releases);
        }
    }

    /**
     * Consecutive negative results that end a measure.
     *
     * @param within the longest time between the first sample and the last
     * @param apart  the shortest time between two samples that both count
     */
    public record TestTerms(int negatives, Duration within, Duration apart) {
    }

    /**
     * @param after     how long after the release the measure still lasts
     * @param sameScope whether the release must carry the scope of the measure
     */
    public record ReleaseClause(Match when, Period after, boolean sameScope) {
    }
}
