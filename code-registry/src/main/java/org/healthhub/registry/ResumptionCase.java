package org.healthhub.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Enterprise;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;

/** An application while it is judged. Decides from what it is given and asks nobody. */
record ResumptionCase(long id, PartnerCode partner, String applicationNo, String recordId, Instant receivedAt,
        String creditCode, String division, ResumptionState state, List<ReasonCode> reasons, boolean decided) {
    ResumptionCase {
        reasons = List.copyOf(reasons);
    }

    /**
     * As it stands with this roster.
     *
     * @param another whether the enterprise has another application that is accepted or approved
     */
    ResumptionCase judged(ResumptionView.Counts roster, boolean another, ResumptionLimits limits) {
        if (state == ResumptionState.APPROVED) {
            return limits.areExceeded(roster.red(), roster.roster())
                    ? as(ResumptionState.REVOKED, List.of(ReasonCode.TOO_MANY_RED)) : this;
        }
        if (state != ResumptionState.ACCEPTED && state != ResumptionState.RETURNED || decided) {
            return this;
        }
        List<ReasonCode> found = new ArrayList<>();
        if (roster.declared() < roster.roster()) {
            found.add(ReasonCode.NOT_DECLARED);
        }
        if (another) {
            found.add(ReasonCode.ENTERPRISE_APPLIED);
        }
        if (!new Enterprise(creditCode, "").canBeIn(division)) {
            found.add(ReasonCode.ENTERPRISE_ELSEWHERE);
        }
        return as(found.isEmpty() ? ResumptionState.ACCEPTED : ResumptionState.RETURNED, found);
    }

    /** Whether time can cure it: employees declare, another application ends. */
    boolean mayMend() {
        return state == ResumptionState.RETURNED && !decided && !reasons.contains(ReasonCode.ENTERPRISE_ELSEWHERE);
    }

    ResumptionCase as(ResumptionState next, List<ReasonCode> why) {
        return new ResumptionCase(id, partner, applicationNo, recordId, receivedAt, creditCode, division, next, why, decided);
    }

    /** What is told of it; the number is given when it is written. */
    ResumptionEvent event(Instant at, Optional<ResumptionEvent.EmployeeChange> employee) {
        return new ResumptionEvent(0, at, partner, applicationNo, division, state, reasons, employee);
    }
}
