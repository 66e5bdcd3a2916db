package org.healthhub.registry.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.healthhub.registry.intake.Finding;

/**
 * Folds facts under the rules of one pack, one after the other in {@link FoldOrder}. What a fact does to a person: it
 * ends measures, begins measures, and moves the clocks of those that check-ins or tests can end.
 */
final class Folding {
    /** The scope of what officers imposed: it does not mix with what other evidence put in force. */
    static final String RULED = "ruling";

    private final RulePack pack;
    private final Map<String, Rule> byId = new HashMap<>();

    Folding(RulePack pack) {
        this.pack = pack;
        pack.rules().forEach(rule -> byId.put(rule.id(), rule));
    }

    /** Folds facts that all order after {@code base}, in whatever order they are given. */
    HolderState all(HolderState base, Collection<Evidence> facts) {
        HolderState state = base;
        for (Evidence evidence : inForce(facts)) {
            state = one(state, evidence);
        }
        return state;
    }

    /** The facts in the order in which they fold, without reports on a specimen that a later report replaces. */
    static List<Evidence> inForce(Collection<Evidence> facts) {
        Map<List<?>, Evidence> latest = new HashMap<>();
        List<Evidence> ordered = new ArrayList<>(facts);
        ordered.sort(Evidence.IN_FOLD_ORDER);
        for (Evidence evidence : ordered) {
            if (evidence.finding() instanceof Finding.TestResult result) {
                latest.merge(specimen(result), evidence, Folding::later);
            }
        }
        if (!latest.isEmpty()) {
            ordered.removeIf(evidence -> evidence.finding() instanceof Finding.TestResult result
                    && latest.get(specimen(result)) != evidence);
        }
        return ordered;
    }

    /** Of two reports on one specimen the one that was made later counts. */
    private static Evidence later(Evidence one, Evidence other) {
        int byTime = one.observedAt().compareTo(other.observedAt());
        return byTime > 0 || byTime == 0 && one.order().compareTo(other.order()) > 0 ? one : other;
    }

    private static List<?> specimen(Finding.TestResult result) {
        return List.of(result.laboratory(), result.specimenId(), result.effectiveOn());
    }

    HolderState one(HolderState state, Evidence evidence) {
        if (!state.isFollowedBy(evidence)) {
            throw new IllegalArgumentException("the fact orders before one that is folded already");
        }
        Finding finding = evidence.finding();
        List<Measure> measures = new ArrayList<>(state.measures());
        release(measures, finding);
        for (Rule rule : pack.rules()) {
            if (rule.isMetBy(finding)) {
                add(measures, begun(rule, evidence), finding.effectiveOn());
            }
        }
        List<Specimen> specimens = state.specimens();
        List<Long> cards = cards(state.cards(), evidence);
        if (finding instanceof Finding.CheckIn checkIn) {
            count(measures, checkIn, evidence);
        } else if (finding instanceof Finding.IsolationLeft left) {
            measures.replaceAll(measure -> measure.isLiveOn(left.leftOn()) ? measure.withClock(0, left.leftOn()) : measure);
        } else if (finding instanceof Finding.OfficerRuling ruling) {
            rule(measures, ruling, evidence);
        } else if (finding instanceof Finding.TestResult result) {
            specimens = tested(measures, result, specimens);
        }
        return new HolderState(pack.name(), Optional.of(evidence.order()), measures, specimens,
                state.greenSince().or(() -> Optional.of(finding.effectiveOn())), isCancelled(state, finding, cards),
                finding.whereabouts().or(state::whereabouts), verifiedOn(state, finding), heardOn(state, finding), cards);
    }

    private static List<Long> cards(List<Long> standing, Evidence evidence) {
        boolean stands = standing.contains(evidence.document());
        if (evidence.finding() instanceof Finding.CardIssued && !stands) {
            return Stream.concat(standing.stream(), Stream.of(evidence.document())).sorted().toList();
        }
        return evidence.finding() instanceof Finding.CardCancelled && stands
                ? standing.stream().filter(document -> document != evidence.document()).toList() : standing;
    }

    /** One of several documents' cards is cancelled without the code as long as another's stands. */
    private static boolean isCancelled(HolderState state, Finding finding, List<Long> cards) {
        if (finding instanceof Finding.CardIssued) {
            return false;
        }
        return state.cancelled() || finding instanceof Finding.Death
                || finding instanceof Finding.CardCancelled && cards.isEmpty();
    }

    private static Optional<LocalDate> verifiedOn(HolderState state, Finding finding) {
        return state.verifiedOn().or(() -> Optional.of(finding).filter(Finding.InPersonCheck.class::isInstance)
                .map(Finding::effectiveOn));
    }

    private static Optional<LocalDate> heardOn(HolderState state, Finding finding) {
        return finding instanceof Finding.Withdrawn ? state.heardOn() : Optional.of(finding.effectiveOn());
    }

    private static Measure begun(Rule rule, Evidence evidence) {
        Finding finding = evidence.finding();
        LocalDate from = finding.effectiveOn().plus(rule.after());
        Optional<LocalDate> until = rule.until().flatMap(name -> Attributes.value(finding, name))
                .map(LocalDate.class::cast).or(() -> rule.lasts().map(from::plus));
        return new Measure(rule.id(), scopeOf(rule, finding), rule.colour(), from, from, until, 0, Optional.empty(),
                evidence.key());
    }

    private static String scopeOf(Rule rule, Finding finding) {
        return rule.scope().filter(name -> Attributes.has(finding.getClass(), name))
                .flatMap(name -> Attributes.value(finding, name)).map(Object::toString).orElse("");
    }

    private static void add(List<Measure> measures, Measure later, LocalDate on) {
        for (int i = 0; i < measures.size(); i++) {
            Measure held = measures.get(i);
            if (held.isOfSameRule(later) && !held.hasEndedBy(later.from())) {
                // What has not begun yet is put off; what holds is renewed.
                measures.set(i, held.since().isAfter(on) ? later : held.renewedBy(later));
                return;
            }
        }
        measures.add(later);
    }

    private void release(List<Measure> measures, Finding finding) {
        LocalDate on = finding.effectiveOn();
        for (int i = measures.size() - 1; i >= 0; i--) {
            Measure measure = measures.get(i);
            Optional<LocalDate> end = measure.hasEndedBy(on) ? Optional.empty() : end(measure, finding);
            if (end.isPresent() && measure.since().isAfter(on)) {
                measures.remove(i);
            } else if (end.isPresent()) {
                measures.set(i, measure.endedOn(end.get()));
            }
        }
    }

    private Optional<LocalDate> end(Measure measure, Finding finding) {
        Rule rule = byId.get(measure.rule());
        for (Rule.ReleaseClause clause : rule.exit().releases()) {
            if (clause.when().isMetBy(finding)
                    && (!clause.sameScope() || scopeOf(rule, finding).equals(measure.scope()))) {
                return Optional.of(finding.effectiveOn().plus(clause.after()));
            }
        }
        boolean confirmed = rule.exit().confirmation().filter(match -> match.isMetBy(finding)).isPresent()
                && measure.clean() >= rule.exit().checkInDays().orElse(Integer.MAX_VALUE);
        return confirmed ? Optional.of(finding.effectiveOn()) : Optional.empty();
    }

    private void count(List<Measure> measures, Finding.CheckIn checkIn, Evidence evidence) {
        boolean normal = pack.checkIn().isNormal(checkIn);
        // A symptom that is reported late is still a symptom; a day that is claimed late is not counted.
        if (!normal || evidence.delay().compareTo(pack.checkIn().latest()) <= 0) {
            measures.replaceAll(measure -> ticked(measure, checkIn.on(), normal));
        }
    }

    private Measure ticked(Measure measure, LocalDate day, boolean normal) {
        Rule.Exit exit = byId.get(measure.rule()).exit();
        if (exit.checkInDays().isEmpty() || !measure.isLiveOn(day)) {
            return measure;
        }
        int needed = exit.checkInDays().get();
        if (!normal) {
            return measure.withClock(0, day);
        }
        if (measure.lastDay().filter(day::equals).isPresent()) {
            return measure;
        }
        boolean served = exit.confirmation().isPresent() && measure.clean() >= needed;
        long missed = measure.lastDay().map(last -> ChronoUnit.DAYS.between(last, day) - 1).orElse(0L);
        int clean = missed > pack.checkIn().graceDays() && !served ? 1 : measure.clean() + 1;
        Measure ticked = measure.withClock(clean, day);
        return clean >= needed && exit.confirmation().isEmpty() ? ticked.endedOn(day) : ticked;
    }

    private void rule(List<Measure> measures, Finding.OfficerRuling ruling, Evidence evidence) {
        Rule rule = byId.get(ruling.rule());
        if (rule == null) {
            return;
        }
        if (ruling.kind() == Finding.RulingKind.IMPOSE) {
            add(measures, new Measure(rule.id(), RULED, rule.colour(), ruling.from(), ruling.from(),
                    Optional.of(ruling.until()), 0, Optional.empty(), evidence.key()), ruling.from());
        } else {
            measures.removeIf(measure -> measure.rule().equals(rule.id()) && measure.since().isAfter(ruling.from()));
            measures.replaceAll(measure -> measure.rule().equals(rule.id()) && !measure.hasEndedBy(ruling.from())
                    ? measure.endedOn(ruling.from()) : measure);
        }
    }

    private List<Specimen> tested(List<Measure> measures, Finding.TestResult result, List<Specimen> known) {
        if (result.status() != Finding.TestStatus.FINAL && result.status() != Finding.TestStatus.CORRECTED) {
            return known;
        }
        List<Specimen> specimens = new ArrayList<>(known);
        specimens.add(Specimen.of(result));
        LocalDate on = result.effectiveOn();
        measures.replaceAll(measure -> byId.get(measure.rule()).exit().tests()
                .filter(terms -> measure.isLiveOn(on) && Specimen.satisfy(terms, specimens, measure.from()))
                .map(terms -> measure.endedOn(on)).orElse(measure));
        return specimens;
    }
}
