package org.healthhub.admin.appeals;

import java.util.List;
import java.util.Optional;
import org.healthhub.registry.AppealDecision;
import org.healthhub.registry.AppealPaper;
import org.healthhub.registry.AppealState;
import org.healthhub.registry.PersonView;
import org.healthhub.registry.RulingState;
import org.healthhub.registry.RulingView;
import org.healthhub.registry.intake.ReasonCode;

/**
 * One appeal with the code as it is now.
 *
 * @param rulings what was ruled about the person, newest first
 * @param draft   the decision that was refused, to be mended; empty unless there was one
 * @param problem why the last act was refused; empty unless it was
 */
public record AppealPageView(AppealPaper paper, PersonView person, List<RulingView> rulings,
        Optional<AppealDecision> draft, Optional<ReasonCode> problem) {

    public boolean isDrafted(AppealState outcome) {
        return draft.filter(decision -> decision.upheld() == (outcome == AppealState.UPHELD)).isPresent();
    }

    public String reply() {
        return draft.map(AppealDecision::reply).orElse("");
    }

    public String remedy() {
        return draft.map(AppealDecision::remedy).filter(text -> !text.isEmpty()).orElseGet(this::likelyRemedy);
    }

    /** The ruling that may have followed this appeal, as a remedy is named. */
    private String likelyRemedy() {
        return rulings.stream().filter(ruling -> ruling.state() == RulingState.CONFIRMED
                        && ruling.decidedAt().filter(paper.appeal().openedAt()::isBefore).isPresent())
                .findFirst().map(ruling -> "hub-officers/" + ruling.id()).orElse("");
    }
}
