package org.healthhub.admin.rulings;

import java.util.Optional;
import org.healthhub.registry.PersonView;
import org.healthhub.registry.RulingPaper;
import org.healthhub.registry.RulingState;
import org.healthhub.registry.intake.ReasonCode;

/**
 * A ruling with the code that it is about.
 *
 * @param problem why the last act was refused; empty unless it was
 */
public record RulingPageView(RulingPaper paper, PersonView person, Optional<ReasonCode> problem) {

    public boolean isOpen() {
        return paper.ruling().state() == RulingState.OPEN;
    }

    public boolean mayBeConfirmed() {
        return paper.hindrance().isEmpty();
    }
}
