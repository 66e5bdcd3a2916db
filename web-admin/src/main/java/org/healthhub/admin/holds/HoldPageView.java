package org.healthhub.admin.holds;

import java.util.List;
import java.util.Optional;
import org.healthhub.registry.HoldPreview;
import org.healthhub.registry.HoldState;
import org.healthhub.registry.HoldView;
import org.healthhub.registry.intake.ReasonCode;

/**
 * One hold as one officer sees it.
 *
 * @param problem why the officer's last step was refused
 */
public record HoldPageView(HoldPreview preview, String officer, Optional<ReasonCode> problem) {

    public HoldView hold() {
        return preview.hold();
    }

    public boolean isOpen() {
        return hold().state() == HoldState.HELD;
    }

    /** Whether this officer may be the second one. */
    public boolean mayConfirm() {
        return isOpen() && hold().proposal().filter(proposal -> !proposal.by().equals(officer)).isPresent();
    }

    public List<HoldState> decisions() {
        return List.of(HoldState.RELEASED, HoldState.DISCARDED);
    }
}
