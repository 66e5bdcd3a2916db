package org.healthhub.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;

/**
 * Something about an application changed: where it stands, or the colour of an employee. Numbers have no gaps; an
 * employee is named by the place on the roster only.
 */
public record ResumptionEvent(long number, Instant at, PartnerCode partner, String applicationNo, String division,
        ResumptionState state, List<ReasonCode> reasons, Optional<EmployeeChange> employee) {
    public ResumptionEvent {
        reasons = List.copyOf(reasons);
    }

    /** @param mayReturn whether the employee may go to work now */
    public record EmployeeChange(int place, Colour from, Colour to, boolean mayReturn) {
    }
}
