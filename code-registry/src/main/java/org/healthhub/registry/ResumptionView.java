package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;

/**
 * An application as it stands now. Employees are named by their place on the roster only.
 *
 * @param recordId the record that holds the roster
 * @param note     what an officer wrote when it was returned
 */
public record ResumptionView(PartnerCode partner, String applicationNo, String recordId, String creditCode,
        String division, ResumptionState state, List<ReasonCode> reasons, Instant receivedAt, LocalDate reviewDueOn,
        boolean overdue, Optional<Instant> decidedAt, Optional<String> note, Counts counts, List<Employee> roster) {
    public ResumptionView {
        reasons = List.copyOf(reasons);
        roster = List.copyOf(roster);
    }

    /** @param mayReturn how many declared and are green now */
    public record Counts(int roster, int declared, int green, int yellow, int red, int mayReturn) {
    }

    /**
     * One of the roster.
     *
     * @param place     on the roster, from 0
     * @param mayReturn declared, and green now
     */
    public record Employee(int place, boolean declared, Colour colour, boolean mayReturn) {
        /** Why the application cannot be accepted because of this employee. */
        public Optional<ReasonCode> reason() {
            return declared ? Optional.empty() : Optional.of(ReasonCode.NOT_DECLARED);
        }
    }
}
