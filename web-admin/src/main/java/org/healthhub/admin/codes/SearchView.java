package org.healthhub.admin.codes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The form of the search and what was wrong with the last one.
 *
 * @param problem          why nothing was found; empty for a fresh form
 * @param purposeIsMissing whether the officer did not say what for
 * @param type             the type of document that was chosen; empty for any
 */
public record SearchView(Optional<ReasonCode> problem, boolean purposeIsMissing, Optional<IdType> type) {
    static final String NO_PURPOSE = "purpose";

    static SearchView of(String problem, String type) {
        return new SearchView(ReasonCode.ofCode(problem), NO_PURPOSE.equals(problem), IdType.named(type));
    }

    public boolean hasNoMatch() {
        return problem.filter(reason -> reason == ReasonCode.CODE_UNKNOWN).isPresent();
    }

    public List<IdType> types() {
        return Arrays.asList(IdType.values());
    }
}
