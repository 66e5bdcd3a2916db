package org.healthhub.admin.codes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.MergeState;
import org.healthhub.registry.MergeView;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The other documents of the person behind a code.
 *
 * @param problem why the last step was refused; empty if there is nothing to say
 * @param officer who looks: whoever proposed cannot confirm
 */
public record IdentitiesView(UUID codeId, List<MergeView> mergings, Optional<ReasonCode> problem, String officer) {
    public IdentitiesView {
        mergings = List.copyOf(mergings);
    }

    public boolean keeps(MergeView merging) {
        return merging.kept().codeId().equals(codeId);
    }

    public boolean mayConfirm(MergeView merging) {
        return merging.state().isWaiting() && !merging.lastStep().officer().equals(officer);
    }

    public boolean mayUndo(MergeView merging) {
        return merging.state() == MergeState.MERGED;
    }
}
