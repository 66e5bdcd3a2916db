package org.healthhub.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.Reporters;
import org.healthhub.registry.rules.WayToGreen;

/**
 * What has to happen before a code is green: how each live measure can end, and how the whole code is green the soonest
 * without anybody's ruling.
 *
 * @param steps   one for each live measure, in the order of the measures; all must end
 * @param soonest empty while an authority has to act first
 */
public record WayView(List<Step> steps, Optional<Course> soonest) {
    public WayView {
        steps = List.copyOf(steps);
    }

    /**
     * How one measure ends. Check-ins and tests stand here only if they end it sooner than time does.
     *
     * @param byTime the day on which it ends by itself
     */
    public record Step(String rule, Optional<LocalDate> byTime, Optional<CheckIns> byCheckIns, Optional<Tests> byTests,
            List<Release> byRelease) {
    }

    /**
     * @param days        how many more days of normal check-ins without a break
     * @param earliest    the day of the last of them
     * @param confirmedBy the record of an authority that must come as well; empty if none is needed
     */
    public record CheckIns(int days, LocalDate earliest, Optional<Release> confirmedBy) {
    }

    /**
     * @param negatives how many more negative results
     * @param apart     the shortest time between two samples
     * @param earliest  the day of the last sample
     */
    public record Tests(int negatives, Duration apart, LocalDate earliest) {
    }

    /**
     * @param finding  the kind of finding by which an authority ends the measure
     * @param values   what it must say, one of these
     * @param after    how long after it the measure still lasts
     * @param same     what it must have in common with what began the measure, such as the province that pushed it
     * @param by       the systems that report it
     * @param earliest the first day on which the measure is over, if it comes on the day of the question
     */
    public record Release(String finding, List<String> values, Period after, Map<String, String> same,
            List<PartnerSystem> by, LocalDate earliest) {
        public Release {
            values = List.copyOf(values);
            same = Map.copyOf(same);
            by = List.copyOf(by);
        }
    }

    /**
     * What to do, and the day on which the code is then green. Nothing to do: time does it.
     *
     * @param tests when samples have to be taken, at the earliest, that must be found negative
     */
    public record Course(LocalDate on, List<LocalDate> checkIns, List<Instant> tests) {
    }

    static WayView of(WayToGreen way, LocalDate on) {
        return new WayView(way.steps().stream().map(step -> step(step, on)).toList(),
                way.soonest().map(course -> new Course(course.on(), course.checkIns(), course.tests())));
    }

    private static Step step(WayToGreen.Step step, LocalDate on) {
        return new Step(step.rule(), step.byTime(),
                step.byCheckIns().map(clock -> new CheckIns(clock.days(), clock.earliest(),
                        clock.confirmedBy().map(release -> release(release, clock.earliest())))),
                step.byTests().map(tests -> new Tests(tests.negatives(), tests.apart(), tests.earliest())),
                step.byRelease().stream().map(release -> release(release, on)).toList());
    }

    private static Release release(WayToGreen.Release release, LocalDate on) {
        return new Release(release.kind().getSimpleName(), release.values(), release.after(), release.same(),
                Reporters.of(release.kind()), on.plus(release.after()));
    }
}
