package org.healthhub.registry.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;

/**
 * What has to happen before a code is green: what can end each live measure, and how the whole code can be green at the
 * earliest without anybody's ruling. What is not listed is that two officers can lift any measure.
 *
 * @param steps   one for each live measure, most severe first; all must end
 * @param soonest how the code is green the soonest by time, check-ins and tests; empty while an authority has to act first
 */
public record WayToGreen(List<Step> steps, Optional<Course> soonest) {
    public WayToGreen {
        steps = List.copyOf(steps);
    }

    /**
     * How one measure ends. Check-ins and tests stand here only if they end it sooner than time does.
     *
     * @param byTime the day on which it ends by itself
     */
    public record Step(String rule, String scope, Colour colour, Optional<LocalDate> byTime,
            Optional<CheckIns> byCheckIns, Optional<Tests> byTests, List<Release> byRelease) {

        /** The first day on which it can be over without anybody's ruling. */
        public Optional<LocalDate> earliest() {
            return Stream.of(byTime, byCheckIns.filter(c -> c.confirmedBy().isEmpty()).map(CheckIns::earliest),
                    byTests.map(Tests::earliest)).flatMap(Optional::stream).min(Comparator.naturalOrder());
        }
    }

    /**
     * Consecutive days of normal check-ins.
     *
     * @param days        how many more
     * @param earliest    the day of the last of them, if none is missed
     * @param confirmedBy the record that must come as well; empty if none is needed
     */
    public record CheckIns(int days, LocalDate earliest, Optional<Release> confirmedBy) {
    }

    /**
     * Negative laboratory results.
     *
     * @param negatives how many more
     * @param apart     the shortest time between two samples
     * @param earliest  the day of the last sample, if none waits
     */
    public record Tests(int negatives, Duration apart, LocalDate earliest) {
    }

    /**
     * A record of an authority that ends a measure.
     *
     * @param kind    the kind of finding
     * @param values  what the finding must say, one of these
     * @param after   how long after it the measure still lasts
     * @param same    what it must have in common with what began the measure, such as the province that pushed it
     */
    public record Release(Class<? extends Finding> kind, List<String> values, Period after, Map<String, String> same) {
        public Release {
            values = List.copyOf(values);
            same = Map.copyOf(same);
        }
    }

    /**
     * What to do, and the day on which the code is then green. Nothing to do: time does it.
     *
     * @param checkIns the days of normal check-ins that are needed
     * @param tests    when samples have to be taken, at the earliest, that must be found negative
     */
    public record Course(LocalDate on, List<LocalDate> checkIns, List<Instant> tests) {
    }

    /**
     * A pure function of its arguments.
     *
     * @param facts all that is known, in whatever order; facts and not a state, as a check-in of today can order before
     *              one that is folded already
     */
    public static WayToGreen of(RulePack pack, Collection<Evidence> facts, Instant at) {
        return new WaySearch(pack, facts, at).way();
    }
}
