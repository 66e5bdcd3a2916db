package org.healthhub.registry.rules;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;

/**
 * The rules in force between two dates, as data. Folding a person's facts and asking for the colour on a date are
 * pure functions of their arguments.
 *
 * @param until  the first day on which it is no longer in force
 * @param cases  its own worked cases; a pack whose cases fail is not put in force
 */
public record RulePack(String name, LocalDate from, Optional<LocalDate> until, String decree, CheckInTerms checkIn,
        List<Rule> rules, List<WorkedCase> cases) {

    /**
     * What a normal check-in is, and what breaks a run of them.
     *
     * @param fever            the body temperature in degrees Celsius from which a check-in is abnormal
     * @param abnormalSymptoms the symptoms that make a check-in abnormal
     * @param graceDays        how many days in a row may be missed without starting again
     */
    public record CheckInTerms(BigDecimal fever, Set<Finding.Symptom> abnormalSymptoms, int graceDays) {
        boolean isNormal(Finding.CheckIn checkIn) {
            boolean feverish = checkIn.temperature().map(t -> t.compareTo(fever) >= 0).orElse(false);
            return !feverish && checkIn.symptoms().stream().noneMatch(abnormalSymptoms::contains);
        }
    }

    public RulePack {
        requireNonNull(name, "name");
        requireNonNull(checkIn, "checkIn");
        rules = List.copyOf(rules);
        cases = List.copyOf(cases);
    }

    public boolean isInForceOn(LocalDate on) {
        return !on.isBefore(from) && until.map(on::isBefore).orElse(true);
    }

    public Optional<Rule> rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Folds all of a person's facts, in whatever order they are given. */
    public HolderState fold(Collection<Evidence> facts) {
        List<Evidence> ordered = new ArrayList<>(facts);
        ordered.sort(Evidence.IN_FOLD_ORDER);
        HolderState state = HolderState.empty(name);
        for (Evidence evidence : ordered) {
            state = fold(state, evidence);
        }
        return state;
    }

    /**
     * Folds one more fact.
     *
     * @throws IllegalArgumentException when the fact does not order after those folded, see
     *         {@link HolderState#isFollowedBy}
     */
    public HolderState fold(HolderState state, Evidence evidence) {
        if (!state.isFollowedBy(evidence)) {
            throw new IllegalArgumentException("the fact orders before one that is folded already");
        }
        Finding finding = evidence.finding();
        List<Measure> measures = new ArrayList<>(state.measures());
        measures.replaceAll(measure -> released(measure, finding));
        for (Rule rule : rules) {
            if (rule.when().isMetBy(finding)) {
                add(measures, begun(rule, evidence));
            }
        }
        if (finding instanceof Finding.CheckIn checkIn) {
            boolean normal = this.checkIn.isNormal(checkIn);
            measures.replaceAll(measure -> ticked(measure, checkIn.on(), normal));
        }
        boolean cancelled = finding instanceof Finding.CardCancelled
                || state.cancelled() && !(finding instanceof Finding.CardIssued);
        return new HolderState(name, Optional.of(evidence.order()), measures,
                state.greenSince().or(() -> Optional.of(finding.effectiveOn())), cancelled,
                finding.whereabouts().or(state::whereabouts));
    }

    /** The colour on a date, which must not lie before the facts that were folded and pruned. */
    public Verdict verdict(HolderState state, LocalDate on) {
        List<Measure> live = state.measures().stream().filter(m -> m.isLiveOn(on)).sorted(MOST_SEVERE_FIRST).toList();
        Optional<LocalDate> nextChange = state.measures().stream()
                .flatMap(m -> on.isBefore(m.since()) ? Optional.of(m.since()).stream() : m.until().stream())
                .filter(day -> day.isAfter(on)).min(Comparator.naturalOrder());
        if (live.isEmpty()) {
            LocalDate since = state.measures().stream().flatMap(m -> m.until().stream()).filter(d -> !d.isAfter(on))
                    .max(Comparator.naturalOrder())
                    .filter(d -> state.greenSince().map(d::isAfter).orElse(true))
                    .or(state::greenSince).orElse(on);
            return new Verdict(Colour.GREEN, List.of(), since, Optional.empty(), nextChange, state.cancelled());
        }
        Colour colour = live.get(0).colour();
        List<Measure> deciding = live.stream().filter(m -> m.colour() == colour).toList();
        LocalDate since = deciding.stream().map(Measure::since).min(Comparator.naturalOrder()).orElseThrow();
        Optional<LocalDate> end = deciding.stream().anyMatch(m -> m.until().isEmpty()) ? Optional.empty()
                : deciding.stream().flatMap(m -> m.until().stream()).max(Comparator.naturalOrder());
        List<Verdict.Reason> reasons = live.stream()
                .map(m -> new Verdict.Reason(m.rule(), m.colour(), m.since(), m.until(), m.clean(), m.source()))
                .toList();
        return new Verdict(colour, reasons, since, end, nextChange, state.cancelled());
    }

    /** The worked cases that do not come out as they say, each with what came out instead; empty if all hold. */
    public Map<String, String> failedCases() {
        Map<String, String> failed = new HashMap<>();
        for (WorkedCase workedCase : cases) {
            workedCase.expected().forEach((on, expected) -> {
                List<Evidence> known = workedCase.facts().stream()
                        .filter(e -> !e.finding().effectiveOn().isAfter(on)).toList();
                Colour got = verdict(fold(known), on).colour();
                if (got != expected) {
                    failed.put(workedCase.name(), "on " + on + " expected " + expected + " but got " + got);
                }
            });
        }
        return failed;
    }

    private static final Comparator<Measure> MOST_SEVERE_FIRST = Comparator.comparing(Measure::colour).reversed()
            .thenComparing(m -> m.until().orElse(LocalDate.MAX), Comparator.reverseOrder())
            .thenComparing(Measure::rule).thenComparing(Measure::scope);

    private static Measure begun(Rule rule, Evidence evidence) {
        Finding finding = evidence.finding();
        LocalDate from = finding.effectiveOn();
        Optional<LocalDate> until = rule.until().flatMap(name -> Attributes.value(finding, name))
                .map(LocalDate.class::cast).or(() -> rule.lasts().map(from::plus));
        return new Measure(rule.id(), scopeOf(rule, finding), rule.colour(), from, from, until, 0, Optional.empty(),
                evidence.key());
    }

    private static String scopeOf(Rule rule, Finding finding) {
        return rule.scope().flatMap(name -> Attributes.value(finding, name)).map(Object::toString).orElse("");
    }

    private static void add(List<Measure> measures, Measure later) {
        for (int i = 0; i < measures.size(); i++) {
            Measure held = measures.get(i);
            if (held.isOfSameRule(later) && !held.hasEndedBy(later.from())) {
                measures.set(i, held.renewedBy(later));
                return;
            }
        }
        measures.add(later);
    }

    private Measure released(Measure measure, Finding finding) {
        LocalDate on = finding.effectiveOn();
        if (measure.hasEndedBy(on)) {
            return measure;
        }
        Rule rule = rule(measure.rule()).orElseThrow();
        for (Rule.ReleaseClause clause : rule.exit().releases()) {
            if (clause.when().isMetBy(finding)
                    && (!clause.sameScope() || scopeOf(rule, finding).equals(measure.scope()))) {
                return measure.endedOn(on.plus(clause.after()));
            }
        }
        return measure;
    }

    private Measure ticked(Measure measure, LocalDate day, boolean normal) {
        Optional<Integer> needed = rule(measure.rule()).orElseThrow().exit().checkInDays();
        if (needed.isEmpty() || !measure.isLiveOn(day)) {
            return measure;
        }
        if (!normal) {
            return measure.withClock(0, day);
        }
        if (measure.lastDay().filter(day::equals).isPresent()) {
            return measure;
        }
        long missed = measure.lastDay().map(last -> ChronoUnit.DAYS.between(last, day) - 1).orElse(0L);
        int clean = missed > checkIn.graceDays() ? 1 : measure.clean() + 1;
        Measure ticked = measure.withClock(clean, day);
        return clean >= needed.get() ? ticked.endedOn(day) : ticked;
    }
}
