package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;

/**
 * Why a code had its colour at a moment, derived from what was known then under the rule pack of that day. Names nobody.
 *
 * @param at       the moment
 * @param known    whether anything was known of the person; if not, there was no code yet
 * @param measures the live measures, most severe first; empty for green
 * @param recorded the last change that the history has until then; empty if it has none
 */
public record ExplanationView(UUID codeId, Instant at, boolean known, Colour colour, LocalDate since,
        Optional<LocalDate> until, boolean cancelled, String rulePack, String decree, List<MeasureView> measures,
        WayView wayToGreen, Optional<ChangeView> recorded) {
    public ExplanationView {
        measures = List.copyOf(measures);
    }

    /** Whether the history says the same colour. */
    public boolean agreesWithHistory() {
        return recorded.isPresent() ? recorded.get().to() == colour : !known;
    }
}
