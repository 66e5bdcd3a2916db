package org.healthhub.admin.codes;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.healthhub.registry.FactView;
import org.healthhub.registry.PersonView;
import org.healthhub.registry.ReasonView;

/**
 * What has to happen before the code is green.
 *
 * @param steps    one for each live measure; all must end
 * @param earliest the first day on which the code can be green; empty for green, and while an authority has to act first
 */
public record WayToGreen(List<Step> steps, Optional<LocalDate> earliest) {

    /**
     * How one measure ends.
     *
     * @param byTime   the day on which it ends by itself
     * @param daysLeft days of normal check-ins that are still missing
     * @param byClock  the day on which those can be complete, if none is missed
     */
    public record Step(ReasonView reason, Optional<LocalDate> byTime, Optional<Integer> daysLeft,
            Optional<LocalDate> byClock) {

        /** The sooner of both ends; empty where only an authority ends it. */
        public Optional<LocalDate> earliest() {
            return Stream.of(byTime, byClock).flatMap(Optional::stream).min(Comparator.naturalOrder());
        }
    }

    static WayToGreen of(PersonView person, LocalDate today) {
        boolean checkedInToday = person.facts().stream().anyMatch(fact -> isCheckInOf(fact, today));
        List<Step> steps = person.reasons().stream().map(reason -> step(reason, today, checkedInToday)).toList();
        boolean known = !steps.isEmpty() && steps.stream().allMatch(step -> step.earliest().isPresent());
        return new WayToGreen(steps, !known ? Optional.empty()
                : steps.stream().map(Step::earliest).flatMap(Optional::stream).max(Comparator.naturalOrder()));
    }

    private static Step step(ReasonView reason, LocalDate today, boolean checkedInToday) {
        Optional<Integer> left = reason.cleanDaysNeeded().map(needed -> Math.max(0, needed - reason.cleanDays()));
        // The last missing check-in frees on its own day, and today's still counts if it has not come yet.
        LocalDate next = checkedInToday ? today.plusDays(1) : today;
        return new Step(reason, reason.until(), left, left.map(days -> days == 0 ? next : next.plusDays(days - 1L)));
    }

    private static boolean isCheckInOf(FactView fact, LocalDate day) {
        return fact.kind().equals("CheckIn") && fact.effectiveOn().equals(day);
    }
}
