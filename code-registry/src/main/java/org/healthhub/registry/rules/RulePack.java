package org.healthhub.registry.rules;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;

/**
 * The rules in force between two dates, as data. Folding a person's facts and asking for the colour on a date are
 * pure functions of their arguments.
 */
public final class RulePack {
    private final String name;
    private final LocalDate from;
    private final Optional<LocalDate> until;
    private final String decree;
    private final CheckInTerms checkIn;
    private final CodeTerms code;
    private final List<Rule> rules;
    private final List<WorkedCase> cases;
    private final Folding folding;

    /**
     * What a normal check-in is, and what breaks a run of them.
     *
     * @param fever            the body temperature in degrees Celsius from which a check-in is abnormal
     * @param abnormalSymptoms the symptoms that make a check-in abnormal
     * @param graceDays        how many days in a row may be missed without starting again
     * @param latest           how long after the observation a normal check-in may be received and still count
     */
    public record CheckInTerms(BigDecimal fever, Set<Finding.Symptom> abnormalSymptoms, int graceDays, Duration latest) {
        boolean isNormal(Finding.CheckIn checkIn) {
            boolean feverish = checkIn.temperature().map(t -> t.compareTo(fever) >= 0).orElse(false);
            return !feverish && checkIn.symptoms().stream().noneMatch(abnormalSymptoms::contains);
        }
    }

    /**
     * @param until the first day on which it is no longer in force
     * @param cases its own worked cases, see {@link PackCheck}
     */
    public RulePack(String name, LocalDate from, Optional<LocalDate> until, String decree, CheckInTerms checkIn,
            CodeTerms code, List<Rule> rules, List<WorkedCase> cases) {
        this.name = requireNonNull(name, "name");
        this.from = requireNonNull(from, "from");
        this.until = requireNonNull(until, "until");
        this.decree = requireNonNull(decree, "decree");
        this.checkIn = requireNonNull(checkIn, "checkIn");
        this.code = requireNonNull(code, "code");
        this.rules = List.copyOf(rules);
        this.cases = List.copyOf(cases);
        this.folding = new Folding(this);
    }

    public String name() {
        return name;
    }

    public LocalDate from() {
        return from;
    }

    public Optional<LocalDate> until() {
        return until;
    }

    public String decree() {
        return decree;
    }

    public CheckInTerms checkIn() {
        return checkIn;
    }

    public CodeTerms code() {
        return code;
    }

    public List<Rule> rules() {
        return rules;
    }

    public List<WorkedCase> cases() {
        return cases;
    }

    public boolean isInForceOn(LocalDate on) {
        return !on.isBefore(from) && until.map(on::isBefore).orElse(true);
    }

    public Optional<Rule> rule(String id) {
        return folding.rule(id);
    }

    /** Folds all of a person's facts, in whatever order they are given. */
    public HolderState fold(Collection<Evidence> facts) {
        return folding.all(HolderState.empty(name), facts);
    }

    /** Folds facts onto a state that all of them follow, in whatever order they are given. */
    public HolderState fold(HolderState base, Collection<Evidence> facts) {
        return folding.all(base, facts);
    }

    /**
     * Folds one more fact.
     *
     * @throws IllegalArgumentException when the fact does not follow those folded, see {@link HolderState#isFollowedBy}
     */
    public HolderState fold(HolderState state, Evidence evidence) {
        return folding.one(state, evidence);
    }

    /** The colour on a date, which must not lie before the facts that were folded and pruned. */
    public Verdict verdict(HolderState state, LocalDate on) {
        List<Measure> live = live(state, on);
        Optional<LocalDate> nextChange = state.measures().stream()
                .flatMap(m -> on.isBefore(m.since()) ? Optional.of(m.since()).stream() : m.until().stream())
                .filter(day -> day.isAfter(on)).min(Comparator.naturalOrder());
        if (live.isEmpty()) {
            LocalDate since = state.measures().stream().filter(m -> m.until().filter(m.since()::isBefore).isPresent())
                    .map(m -> m.until().get()).filter(d -> !d.isAfter(on)).max(Comparator.naturalOrder())
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
                .map(m -> new Verdict.Reason(m.rule(), m.colour(), m.since(), m.until(),
                        folding.counted(m, on), m.source()))
                .toList();
        return new Verdict(colour, reasons, since, end, nextChange, state.cancelled());
    }

    /** The measures behind the reasons of the verdict, in their order. */
    List<Measure> live(HolderState state, LocalDate on) {
        return state.measures().stream().filter(m -> m.isLiveOn(on)).sorted(MOST_SEVERE_FIRST).toList();
    }

    private static final Comparator<Measure> MOST_SEVERE_FIRST = Comparator.comparing(Measure::colour).reversed()
            .thenComparing(m -> m.until().orElse(LocalDate.MAX), Comparator.reverseOrder())
            .thenComparing(Measure::rule).thenComparing(Measure::scope);
}
