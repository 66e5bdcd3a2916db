package org.healthhub.registry.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.RecordKey;

/**
 * The colour of a person on a date, and why.
 *
 * @param reasons    the live measures, most severe first; empty for green
 * @param since      from when the colour holds
 * @param until      the first day on which it no longer holds, as far as is known; empty while open, and for green
 * @param nextChange the next day on which the verdict may differ without any new fact; empty if none is known
 */
public record Verdict(Colour colour, List<Reason> reasons, LocalDate since, Optional<LocalDate> until,
        Optional<LocalDate> nextChange, boolean cancelled) {

    /** The rule that a green code is shown with. */
    public static final String NOTHING_KNOWN = "G00";

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** The rule that decides: that of the most severe measure, or {@link #NOTHING_KNOWN}. */
    public String rule() {
        return reasons.isEmpty() ? NOTHING_KNOWN : reasons.get(0).rule();
    }

    /** A live measure, as a reason. */
    public record Reason(String rule, Colour colour, LocalDate since, Optional<LocalDate> until, int cleanDays,
            RecordKey source) {
    }
}
