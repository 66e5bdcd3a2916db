package org.healthhub.registry.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthhub.registry.intake.Finding;

/** Folds facts under the rules of one pack, in {@link FoldOrder}, and knows which rules look at which kind of fact. */
final class Folding {
    /** The scope of what officers imposed: it does not mix with what other evidence put in force. */
    static final String RULED = "ruling";

    private final RulePack pack;
    private final Map<String, Rule> byId = new HashMap<>();
    private final Map<Class<?>, List<Rule>> byKind = new HashMap<>();
    private final Set<Class<?>> releasing = new HashSet<>();

    /** A fact, and its place: told once, as comparing asks for it again and again. */
    private record Placed(FoldOrder order, Evidence evidence) {
    }

    Folding(RulePack pack) {
        this.pack = pack;
        for (Rule rule : pack.rules()) {
            byId.put(rule.id(), rule);
            rule.when().stream().map(Match::kind).distinct()
                    .forEach(kind -> byKind.computeIfAbsent(kind, any -> new ArrayList<>()).add(rule));
            rule.exit().releases().forEach(clause -> releasing.add(clause.when().kind()));
            rule.exit().confirmation().ifPresent(match -> releasing.add(match.kind()));
        }
    }

    RulePack.CheckInTerms checkIn() {
        return pack.checkIn();
    }

    Optional<Rule> rule(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The rules that a fact of this kind may bring about, in the order of the pack. */
    List<Rule> rulesFor(Finding finding) {
        return byKind.getOrDefault(finding.getClass(), List.of());
    }

    /** Whether any rule lets a fact of this kind end a measure. */
    boolean mayRelease(Finding finding) {
        return releasing.contains(finding.getClass());
    }

    /** The days of check-ins that count as of this day: none after more missed days than are forgiven. */
    int counted(Measure measure, LocalDate on) {
        Rule.Exit exit = byId.get(measure.rule()).exit();
        boolean served = exit.confirmation().isPresent()
                && measure.clean() >= exit.checkInDays().orElse(Integer.MAX_VALUE);
        long missed = measure.lastDay().map(last -> ChronoUnit.DAYS.between(last, on) - 1).orElse(0L);
        return missed > pack.checkIn().graceDays() && !served ? 0 : measure.clean();
    }

    /** Folds facts that all order after {@code base}, in whatever order they are given. */
    HolderState all(HolderState base, Collection<Evidence> facts) {
        if (facts.isEmpty()) {
            return base;
        }
        Fold fold = new Fold(this, base);
        for (Placed placed : ordered(facts)) {
            fold.take(placed.evidence(), placed.order());
        }
        return fold.state(pack.name());
    }

    HolderState one(HolderState state, Evidence evidence) {
        Fold fold = new Fold(this, state);
        fold.take(evidence, evidence.order());
        return fold.state(pack.name());
    }

    /** The facts in the order in which they fold, without reports on a specimen that a later report replaces. */
    static List<Evidence> inForce(Collection<Evidence> facts) {
        return ordered(facts).stream().map(Placed::evidence).toList();
    }

    private static List<Placed> ordered(Collection<Evidence> facts) {
        List<Placed> ordered = new ArrayList<>(facts.size());
        Map<List<?>, Placed> latest = new HashMap<>();
        for (Evidence evidence : facts) {
            Placed placed = new Placed(evidence.order(), evidence);
            ordered.add(placed);
            if (evidence.finding() instanceof Finding.TestResult result) {
                latest.merge(specimen(result, placed.order()), placed, Folding::later);
            }
        }
        ordered.removeIf(placed -> placed.evidence().finding() instanceof Finding.TestResult result
                && latest.get(specimen(result, placed.order())) != placed);
        ordered.sort((one, other) -> one.order().compareTo(other.order()));
        return ordered;
    }

    /** Of two reports on one specimen the one that was made later counts. */
    private static Placed later(Placed one, Placed other) {
        int byTime = one.evidence().observedAt().compareTo(other.evidence().observedAt());
        return byTime > 0 || byTime == 0 && one.order().compareTo(other.order()) > 0 ? one : other;
    }

    private static List<?> specimen(Finding.TestResult result, FoldOrder order) {
        return List.of(result.laboratory(), result.specimenId(), order.on());
    }
}
