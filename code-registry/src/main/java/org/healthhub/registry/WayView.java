package org.healthhub.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
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
     * @param finding the kind of finding by which an authority ends the measure
     * @param values  what it must say, one of these
     * @param after   how long after it the measure still lasts
     */
    public record Release(String finding, List<String> values, Period after) {
    }

    /**
     * What to do, and the day on which the code is then green. Nothing to do: time does it.
     *
     * @param tests when samples have to be taken, at the earliest, that must be found negative
     */
    public record Course(LocalDate on, List<LocalDate> checkIns, List<Instant> tests) {
    }

    static WayView of(WayToGreen way) {
        return new WayView(way.steps().stream().map(WayView::step).toList(),
                way.soonest().map(course -> new Course(course.on(), course.checkIns(), course.tests())));
    }

    private static Step step(WayToGreen.Step step) {
        return new Step(step.rule(), step.byTime(),
                step.byCheckIns().map(clock -> new CheckIns(clock.days(), clock.earliest(),
                        clock.confirmedBy().map(WayView::release))),
                step.byTests().map(tests -> new Tests(tests.negatives(), tests.apart(), tests.earliest())),
                step.byRelease().stream().map(WayView::release).toList());
    }

    private static Release release(WayToGreen.Release release) {
        return new Release(release.finding(), release.values(), release.after());
    }
}
