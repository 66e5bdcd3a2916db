package org.healthhub.registry.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A person's facts folded under one rule pack: all that the next fact and the colour of today need, so that the cost
 * of a record does not grow with the length of the history. Measures that are over are dropped.
 *
 * @param pack        the rule pack under which the facts were folded
 * @param last        the fact folded last; one that orders before it needs a new fold of all
 * @param measures    live or not yet begun
 * @param greenSince  the day on which the last dropped measure ended, or the first fact's day
 * @param cancelled   whether the card, and so the code, was cancelled
 * @param whereabouts the division where the person was last seen
 */
public record HolderState(String pack, Optional<FoldOrder> last, List<Measure> measures,
        Optional<LocalDate> greenSince, boolean cancelled, Optional<String> whereabouts) {
    public HolderState {
        measures = List.copyOf(measures);
    }

    public static HolderState empty(String pack) {
        return new HolderState(pack, Optional.empty(), List.of(), Optional.empty(), false, Optional.empty());
    }

    /** Whether the fact can be folded onto this state, as it orders after all that were folded. */
    public boolean isFollowedBy(Evidence evidence) {
        return last.isEmpty() || evidence.order().compareTo(last.get()) > 0;
    }

    /** Drops what is over on {@code today} and can no longer be touched by a fact that orders after the last. */
    public HolderState pruned(LocalDate today) {
        LocalDate bound = last.map(FoldOrder::on).filter(on -> on.isBefore(today)).orElse(today);
        List<Measure> kept = new ArrayList<>(measures.size());
        LocalDate ended = greenSince.orElse(null);
        for (Measure measure : measures) {
            if (measure.hasEndedBy(bound)) {
                LocalDate end = measure.until().orElseThrow();
                ended = ended == null || end.isAfter(ended) ? end : ended;
            } else {
                kept.add(measure);
            }
        }
        return kept.size() == measures.size() ? this
                : new HolderState(pack, last, kept, Optional.ofNullable(ended), cancelled, whereabouts);
    }
}
