package org.healthhub.registry.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Finding;

/**
 * A person's facts folded under one rule pack: all that the next fact and the colour of today need, so that the cost
 * of a record does not grow with the length of the history. Measures that are over are dropped.
 *
 * @param pack        the rule pack under which the facts were folded
 * @param last        the fact folded last; one that orders before it needs a new fold
 * @param measures    live or not yet begun
 * @param specimens   final laboratory results of the last days, by order of folding
 * @param greenSince  the day on which the last dropped measure ended, or the first fact's day
 * @param cancelled   whether the last card was cancelled or the person has died, and so the code
 * @param whereabouts the division where the person was last seen
 * @param verifiedOn  the day of the first check in person
 * @param heardOn     the day of the latest fact, but for what was withdrawn
 * @param cards       the documents whose health card stands, in order
 */
public record HolderState(String pack, Optional<FoldOrder> last, List<Measure> measures, List<Specimen> specimens,
        Optional<LocalDate> greenSince, boolean cancelled, Optional<String> whereabouts,
        Optional<LocalDate> verifiedOn, Optional<LocalDate> heardOn, List<Long> cards) {
    public HolderState {
        measures = List.copyOf(measures);
        // States that were stored before laboratories spoke have none.
        specimens = specimens == null ? List.of() : List.copyOf(specimens);
        // States that were stored before codes could expire have neither.
        verifiedOn = verifiedOn == null ? Optional.empty() : verifiedOn;
        heardOn = heardOn == null || heardOn.isEmpty() ? last.map(FoldOrder::on) : heardOn;
        // States that were stored before cards were told apart by document have none.
        cards = cards == null ? List.of() : List.copyOf(cards);
    }

    public static HolderState empty(String pack) {
        return new HolderState(pack, Optional.empty(), List.of(), List.of(), Optional.empty(), false, Optional.empty(),
                Optional.empty(), Optional.empty(), List.of());
    }

    /** Whether the fact can be folded onto this state: it orders after all that were folded, and replaces none. */
    public boolean isFollowedBy(Evidence evidence) {
        return isFollowedBy(last, specimens, evidence.finding(), evidence.order());
    }

    static boolean isFollowedBy(Optional<FoldOrder> last, List<Specimen> specimens, Finding finding, FoldOrder order) {
        return (last.isEmpty() || order.compareTo(last.get()) > 0)
                && !(finding instanceof Finding.TestResult result && specimens.stream().anyMatch(s -> s.isOf(result)));
    }

    /** Whether a fact at this place was not folded yet. */
    public boolean isAfterLast(FoldOrder order) {
        return last.isEmpty() || order.compareTo(last.get()) > 0;
    }

    /** Drops what is over on {@code today} and can no longer be touched by a fact that orders after the last. */
    public HolderState pruned(LocalDate today) {
        LocalDate bound = last.map(FoldOrder::on).filter(on -> on.isBefore(today)).orElse(today);
        List<Measure> kept = new ArrayList<>(measures.size());
        LocalDate ended = greenSince.orElse(null);
        for (Measure measure : measures) {
            if (measure.hasEndedBy(bound)) {
                LocalDate end = measure.until().orElseThrow();
                boolean everHeld = end.isAfter(measure.since());
                ended = everHeld && (ended == null || end.isAfter(ended)) ? end : ended;
            } else {
                kept.add(measure);
            }
        }
        LocalDate oldest = bound.minusDays(Specimen.DAYS_KEPT);
        List<Specimen> recent = specimens.stream().filter(s -> !s.sampledOn().isBefore(oldest)).toList();
        return kept.size() == measures.size() && recent.size() == specimens.size() ? this
                : new HolderState(pack, last, kept, recent, Optional.ofNullable(ended), cancelled, whereabouts,
                        verifiedOn, heardOn, cards);
    }
}
