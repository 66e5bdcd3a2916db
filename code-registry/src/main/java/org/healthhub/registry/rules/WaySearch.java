package org.healthhub.registry.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.rules.Outlook.Acts;
import org.healthhub.registry.rules.Outlook.Goal;
import org.healthhub.registry.rules.WayToGreen.CheckIns;
import org.healthhub.registry.rules.WayToGreen.Course;
import org.healthhub.registry.rules.WayToGreen.Release;
import org.healthhub.registry.rules.WayToGreen.Step;
import org.healthhub.registry.rules.WayToGreen.Tests;

/** Tries what a person could do, from the least effort on, and keeps what ends measures or the whole code soonest. */
final class WaySearch {
    private final RulePack pack;
    private final Outlook outlook;
    private final HolderState state;
    private final LocalDate today;

    WaySearch(RulePack pack, Collection<Evidence> facts, Instant at) {
        this.pack = pack;
        this.outlook = new Outlook(pack, facts, at);
        this.state = pack.fold(facts);
        this.today = LocalDate.ofInstant(at, WorkedCase.ZONE);
    }

    WayToGreen way() {
        return new WayToGreen(pack.live(state, today).stream().map(this::step).toList(), soonest());
    }

    private Step step(Measure measure) {
        Goal ended = (state, on) -> held(measure, state, on).isEmpty();
        Optional<LocalDate> byTime = outlook.firstDay(Acts.NONE, ended, LocalDate.MAX);
        LocalDate limit = byTime.orElse(LocalDate.MAX);
        Rule.Exit exit = pack.rule(measure.rule()).orElseThrow().exit();
        Optional<CheckIns> byCheckIns = checkIns(ended, limit, Optional.empty())
                .or(() -> exit.confirmation().flatMap(match -> checkIns(served(measure, exit), limit,
                        Optional.of(release(match, Period.ZERO, Map.of())))));
        return new Step(measure.rule(), measure.scope(), measure.colour(), byTime, byCheckIns,
                exit.tests().flatMap(terms -> tests(terms, ended, limit)), releases(measure, exit));
    }

    private Goal served(Measure measure, Rule.Exit exit) {
        int needed = exit.checkInDays().orElse(Integer.MAX_VALUE);
        return (state, on) -> held(measure, state, on).filter(held -> held.clean() >= needed).isPresent();
    }

    private static Optional<Measure> held(Measure measure, HolderState state, LocalDate on) {
        return state.measures().stream().filter(m -> m.isOfSameRule(measure) && m.isLiveOn(on)).findFirst();
    }

    private Optional<CheckIns> checkIns(Goal goal, LocalDate limit, Optional<Release> confirmedBy) {
        Acts daily = Acts.NONE.from(outlook.nextCheckIn());
        return outlook.firstDay(daily, goal, limit).map(day -> new CheckIns(
                days(outlook.latestStart(daily, goal, day), day).size(), day, confirmedBy));
    }

    private Optional<Tests> tests(Rule.TestTerms terms, Goal goal, LocalDate limit) {
        LocalDate best = limit;
        Optional<Tests> how = Optional.empty();
        for (List<Instant> series : series(terms)) {
            Optional<LocalDate> day = outlook.firstDay(new Acts(Optional.empty(), series), goal, best);
            if (day.isPresent()) {
                best = day.get();
                how = Optional.of(new Tests(series.size(), terms.apart(), best));
            }
        }
        return how;
    }

    /** Samples as soon as they count, few before many: from now on, or from when one counts beside an earlier negative. */
    private List<List<Instant>> series(Rule.TestTerms terms) {
        List<Instant> starts = Stream.concat(Stream.of(outlook.at()), state.specimens().stream()
                        .filter(s -> s.negative() && !s.sampledAt().isAfter(outlook.at()))
                        .map(s -> s.sampledAt().plus(terms.apart())).filter(outlook.at()::isBefore))
                .distinct().sorted().toList();
        List<List<Instant>> all = new ArrayList<>();
        for (int negatives = 1; negatives <= terms.negatives(); negatives++) {
            for (Instant start : starts) {
                all.add(Stream.iterate(start, sample -> sample.plus(terms.apart())).limit(negatives).toList());
            }
        }
        return all;
    }

    private List<Release> releases(Measure measure, Rule.Exit exit) {
        return exit.releases().stream()
                .filter(clause -> !(clause.sameScope() && measure.scope().equals(Folding.RULED)))
                // A check-in is no act of an authority, and stands among the check-ins.
                .filter(clause -> clause.when().kind() != Finding.CheckIn.class)
                .map(clause -> release(clause.when(), clause.after(), clause.sameScope() ? scope(measure) : Map.of()))
                .toList();
    }

    private Map<String, String> scope(Measure measure) {
        return pack.rule(measure.rule()).orElseThrow().scope().map(attribute -> Map.of(attribute, measure.scope()))
                .orElse(Map.of());
    }

    private static Release release(Match match, Period after, Map<String, String> same) {
        List<String> values = match.conditions().values().stream()
                .flatMap(asked -> asked instanceof Condition.OneOf one ? one.values().stream() : Stream.empty())
                .sorted().toList();
        return new Release(match.kind().asSubclass(Finding.class), values, after, same);
    }

    private Optional<Course> soonest() {
        Goal green = (state, on) -> pack.verdict(state, on).colour() == Colour.GREEN;
        List<Acts> tries = new ArrayList<>(List.of(Acts.NONE, Acts.NONE.from(outlook.nextCheckIn())));
        state.measures().stream().filter(measure -> !measure.hasEndedBy(today))
                .flatMap(measure -> pack.rule(measure.rule()).orElseThrow().exit().tests().stream()).distinct()
                .flatMap(terms -> series(terms).stream()).distinct().forEach(series -> {
                    tries.add(new Acts(Optional.empty(), series));
                    tries.add(new Acts(Optional.of(outlook.nextCheckIn()), series));
                });
        LocalDate best = LocalDate.MAX;
        Optional<Acts> how = Optional.empty();
        for (Acts acts : tries) {
            Optional<LocalDate> day = outlook.firstDay(acts, green, best);
            if (day.isPresent()) {
                best = day.get();
                how = Optional.of(acts);
            }
        }
        LocalDate on = best;
        return how.map(acts -> course(acts, green, on));
    }

    private Course course(Acts acts, Goal goal, LocalDate on) {
        List<LocalDate> checkIns = acts.checkInsFrom().isEmpty() ? List.of()
                : days(outlook.latestStart(acts, goal, on), on);
        return new Course(on, checkIns, acts.tests().stream()
                .filter(sample -> !LocalDate.ofInstant(sample, WorkedCase.ZONE).isAfter(on)).toList());
    }

    private static List<LocalDate> days(LocalDate from, LocalDate to) {
        return from.isAfter(to) ? List.of() : from.datesUntil(to.plusDays(1)).toList();
    }
}
