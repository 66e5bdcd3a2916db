package org.healthhub.admin.rulings;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.PersonView;
import org.healthhub.registry.RulingView;
import org.healthhub.registry.intake.Finding.RulingKind;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.Rule;

/**
 * The form in which a ruling is proposed, beside the code that it is about.
 *
 * @param rules   those that can be named
 * @param rulings what was ruled about the person before
 * @param problem why the last attempt was refused; empty unless it was
 */
public record ProposalView(PersonView person, List<Rule> rules, List<RulingView> rulings, ProposalForm form,
        LocalDate today, Optional<ReasonCode> problem) {
    private static final int MOST_DAYS = 60;

    public LocalDate earliest() {
        return today.minusDays(MOST_DAYS);
    }

    public LocalDate latest() {
        return today.plusDays(MOST_DAYS);
    }

    public List<RulingKind> kinds() {
        return Arrays.asList(RulingKind.values());
    }
}
