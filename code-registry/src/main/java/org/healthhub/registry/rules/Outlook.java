package org.healthhub.registry.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.RecordKey;

/**
 * What comes of a person's facts from one day on, if nothing more happens or if somebody does something about it. Folds
 * day by day with the rules themselves, so it cannot disagree with what the registry will say.
 */
final class Outlook {
    /** Further ahead than this nobody is supposed to do anything: an end may be given that never comes. */
    private static final int MOST_DAYS_AHEAD = 1_000;
    private static final PartnerCode SUPPOSED = new PartnerCode("supposed");
    private static final BigDecimal NORMAL = new BigDecimal("36.5");

    private final RulePack pack;
    private final Instant at;
    private final LocalDate today;
    private final HolderState base;
    private final Map<LocalDate, List<Evidence>> following;
    private final LocalDate settled;

    /**
     * What somebody does.
     *
     * @param checkInsFrom the first day of a normal check-in every day; empty for none
     * @param tests        when samples are taken that are found negative
     */
    record Acts(Optional<LocalDate> checkInsFrom, List<Instant> tests) {
        static final Acts NONE = new Acts(Optional.empty(), List.of());

        Acts from(LocalDate day) {
            return new Acts(Optional.of(day), tests);
        }
    }

    /** What is looked for. */
    interface Goal {
        boolean isReached(HolderState state, LocalDate on);
    }

    Outlook(RulePack pack, Collection<Evidence> facts, Instant at) {
        this.pack = pack;
        this.at = at;
        this.today = LocalDate.ofInstant(at, WorkedCase.ZONE);
        this.base = pack.fold(facts.stream().filter(fact -> fact.finding().effectiveOn().isBefore(today)).toList())
                .pruned(today);
        this.following = facts.stream().filter(fact -> !fact.finding().effectiveOn().isBefore(today))
                .collect(Collectors.groupingBy(fact -> fact.finding().effectiveOn()));
        this.settled = settled();
    }

    /** The day from which on neither a fact nor time nor one more check-in changes anything but what acts began late. */
    private LocalDate settled() {
        int longest = pack.rules().stream().flatMap(rule -> rule.exit().checkInDays().stream())
                .max(Comparator.naturalOrder()).orElse(0);
        HolderState all = pack.fold(base, following.values().stream().flatMap(List::stream).toList());
        LocalDate last = Stream.concat(following.keySet().stream(), all.measures().stream()
                        .flatMap(m -> Stream.concat(Stream.of(m.since()), m.until().stream())))
                .max(Comparator.naturalOrder()).filter(today::isBefore).orElse(today);
        LocalDate most = today.plusDays(MOST_DAYS_AHEAD);
        return last.isBefore(most) ? last.plusDays(longest + 1L) : most;
    }

    Instant at() {
        return at;
    }

    /** The first day on which a check-in is still to come: today, unless there is one already. */
    LocalDate nextCheckIn() {
        return following.getOrDefault(today, List.of()).stream().anyMatch(fact -> fact.finding() instanceof Finding.CheckIn)
                ? today.plusDays(1) : today;
    }

    /** The first day before {@code limit} on which the goal is reached, if this is done. */
    Optional<LocalDate> firstDay(Acts acts, Goal goal, LocalDate limit) {
        HolderState state = base;
        LocalDate end = acts.tests().stream().map(sample -> LocalDate.ofInstant(sample, WorkedCase.ZONE).plusDays(1))
                .max(Comparator.naturalOrder()).filter(settled::isBefore).orElse(settled);
        for (LocalDate day = today; day.isBefore(end) && day.isBefore(limit); day = day.plusDays(1)) {
            state = pack.fold(state, factsOn(day, acts));
            if (goal.isReached(state, day)) {
                return Optional.of(day);
            }
        }
        return limit.isAfter(end) ? firstDayFrom(end, state, goal).filter(limit::isAfter) : Optional.empty();
    }

    /** The latest day on which the check-ins may begin without losing a day; the day after it if none is needed. */
    LocalDate latestStart(Acts acts, Goal goal, LocalDate reached) {
        LocalDate enough = acts.checkInsFrom().orElseThrow();
        LocalDate late = reached.plusDays(2);
        while (enough.plusDays(1).isBefore(late)) {
            LocalDate between = enough.plusDays(ChronoUnit.DAYS.between(enough, late) / 2);
            if (firstDay(acts.from(between), goal, reached.plusDays(1)).isPresent()) {
                enough = between;
            } else {
                late = between;
            }
        }
        return enough;
    }

    /** So far ahead nobody does anything: only time passes. */
    private Optional<LocalDate> firstDayFrom(LocalDate end, HolderState before, Goal goal) {
        HolderState state = pack.fold(before, following.entrySet().stream().filter(day -> !day.getKey().isBefore(end))
                .flatMap(day -> day.getValue().stream()).toList());
        Optional<LocalDate> day = Optional.of(end);
        while (day.isPresent() && !goal.isReached(state, day.get())) {
            day = pack.verdict(state, day.get()).nextChange();
        }
        return day;
    }

    private List<Evidence> factsOn(LocalDate day, Acts acts) {
        List<Evidence> facts = new ArrayList<>(following.getOrDefault(day, List.of()));
        if (acts.checkInsFrom().filter(from -> !day.isBefore(from)).isPresent()) {
            facts.add(supposed("check-in", day.equals(today) ? at : day.atTime(12, 0).atZone(WorkedCase.ZONE).toInstant(),
                    new Finding.CheckIn(day, Optional.of(NORMAL), Set.of(), Optional.empty(), "")));
        }
        for (Instant sampledAt : acts.tests()) {
            if (LocalDate.ofInstant(sampledAt, WorkedCase.ZONE).equals(day)) {
                facts.add(supposed("test-" + sampledAt, sampledAt, new Finding.TestResult("test-" + sampledAt, sampledAt,
                        Finding.TestOutcome.NOT_DETECTED, Finding.TestStatus.FINAL, "")));
            }
        }
        return facts;
    }

    private static Evidence supposed(String id, Instant when, Finding finding) {
        return new Evidence(new RecordKey(SUPPOSED, id), 0, when, when, finding);
    }
}
