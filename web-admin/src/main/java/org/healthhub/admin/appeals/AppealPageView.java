package org.healthhub.admin.appeals;

import java.util.List;
import java.util.Optional;
import org.healthhub.registry.AppealPaper;
import org.healthhub.registry.PersonView;
import org.healthhub.registry.RulingState;
import org.healthhub.registry.RulingView;
import org.healthhub.registry.intake.ReasonCode;

/**
 * One appeal with the code as it is now.
 *
 * @param rulings what was ruled about the person, newest first
 * @param problem why the last act was refused; empty unless it was
 */
public record AppealPageView(AppealPaper paper, PersonView person, List<RulingView> rulings,
        Optional<ReasonCode> problem) {

    /** The ruling that may have followed this appeal, as a remedy is named. */
    public String likelyRemedy() {
        return rulings.stream().filter(ruling -> ruling.state() == RulingState.CONFIRMED
                        && ruling.decidedAt().filter(paper.appeal().openedAt()::isBefore).isPresent())
                .findFirst().map(ruling -> "hub-officers/" + ruling.id()).orElse("");
    }
}
