package org.healthhub.registry.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.healthhub.registry.intake.Finding;

/**
 * One person while facts are folded. What a fact does: it ends measures, begins measures, and moves the clocks of those
 * that check-ins or tests can end.
 */
final class Fold {
    private final Folding folding;
    private final List<Measure> measures;
    private Optional<FoldOrder> last;
    private List<Specimen> specimens;
    private Optional<LocalDate> greenSince;
    private boolean cancelled;
    private Optional<String> whereabouts;
    private Optional<LocalDate> verifiedOn;
    private Optional<LocalDate> heardOn;
    private List<Long> cards;

    Fold(Folding folding, HolderState from) {
        this.folding = folding;
        measures = new ArrayList<>(from.measures());
        last = from.last();
        specimens = from.specimens();
        greenSince = from.greenSince();
        cancelled = from.cancelled();
        whereabouts = from.whereabouts();
        verifiedOn = from.verifiedOn();
        heardOn = from.heardOn();
        cards = from.cards();
    }

    HolderState state(String pack) {
        return new HolderState(pack, last, measures, specimens, greenSince, cancelled, whereabouts, verifiedOn, heardOn,
                cards);
    }

    /**
     * @throws IllegalArgumentException when the fact does not follow those folded, see {@link HolderState#isFollowedBy}
     */
    void take(Evidence evidence, FoldOrder order) {
        Finding finding = evidence.finding();
        if (!HolderState.isFollowedBy(last, specimens, finding, order)) {
            throw new IllegalArgumentException("the fact orders before one that is folded already");
        }
        LocalDate on = order.on();
        if (folding.mayRelease(finding)) {
            release(finding, on);
        }
        for (Rule rule : folding.rulesFor(finding)) {
            if (rule.isMetBy(finding)) {
                add(begun(rule, evidence, on), on);
            }
        }
        move(evidence, on);
        last = Optional.of(order);
        greenSince = greenSince.isPresent() ? greenSince : Optional.of(on);
        if (finding.whereabouts().isPresent()) {
            whereabouts = finding.whereabouts();
        }
        if (finding instanceof Finding.InPersonCheck && verifiedOn.isEmpty()) {
            verifiedOn = Optional.of(on);
        }
        heardOn = finding instanceof Finding.Withdrawn ? heardOn : Optional.of(on);
    }

    /** What kinds of fact do whatever the rules of the pack are. */
    private void move(Evidence evidence, LocalDate on) {
        Finding finding = evidence.finding();
        if (finding instanceof Finding.CheckIn checkIn) {
            count(checkIn, evidence);
        } else if (finding instanceof Finding.IsolationLeft) {
            measures.replaceAll(measure -> measure.isLiveOn(on) ? measure.withClock(0, on) : measure);
        } else if (finding instanceof Finding.OfficerRuling ruling) {
            rule(ruling, evidence);
        } else if (finding instanceof Finding.TestResult result) {
            tested(result, on);
        } else if (finding instanceof Finding.CardIssued) {
            issued(evidence.document());
        } else if (finding instanceof Finding.CardCancelled) {
            cards = cards.stream().filter(document -> document != evidence.document()).toList();
            // One of several documents' cards is cancelled without the code as long as another's stands.
            cancelled |= cards.isEmpty();
        } else if (finding instanceof Finding.Death) {
            cancelled = true;
        }
    }

    private void issued(long document) {
        cancelled = false;
        if (!cards.contains(document)) {
            cards = Stream.concat(cards.stream(), Stream.of(document)).sorted().toList();
        }
    }

    private static Measure begun(Rule rule, Evidence evidence, LocalDate on) {
        Finding finding = evidence.finding();
        LocalDate from = on.plus(rule.after());
        Optional<LocalDate> until = rule.until().flatMap(name -> Attributes.value(finding, name))
                .map(LocalDate.class::cast).or(() -> rule.lasts().map(from::plus));
        return new Measure(rule.id(), scopeOf(rule, finding), rule.colour(), from, from, until, 0, Optional.empty(),
                evidence.key());
    }

    private static String scopeOf(Rule rule, Finding finding) {
        return rule.scope().filter(name -> Attributes.has(finding.getClass(), name))
                .flatMap(name -> Attributes.value(finding, name)).map(Object::toString).orElse("");
    }

    private void add(Measure later, LocalDate on) {
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

    private void release(Finding finding, LocalDate on) {
        for (int i = measures.size() - 1; i >= 0; i--) {
            Measure measure = measures.get(i);
            Optional<LocalDate> end = measure.hasEndedBy(on) ? Optional.empty() : end(measure, finding, on);
            if (end.isPresent() && measure.since().isAfter(on)) {
                measures.remove(i);
            } else if (end.isPresent()) {
                measures.set(i, measure.endedOn(end.get()));
            }
        }
    }

    private Optional<LocalDate> end(Measure measure, Finding finding, LocalDate on) {
        Rule rule = ruleOf(measure);
        for (Rule.ReleaseClause clause : rule.exit().releases()) {
            if (clause.when().isMetBy(finding)
                    && (!clause.sameScope() || scopeOf(rule, finding).equals(measure.scope()))) {
                return Optional.of(on.plus(clause.after()));
            }
        }
        boolean confirmed = rule.exit().confirmation().filter(match -> match.isMetBy(finding)).isPresent()
                && measure.clean() >= rule.exit().checkInDays().orElse(Integer.MAX_VALUE);
        return confirmed ? Optional.of(on) : Optional.empty();
    }

    private Rule ruleOf(Measure measure) {
        return folding.rule(measure.rule()).orElseThrow();
    }

    private void count(Finding.CheckIn checkIn, Evidence evidence) {
        boolean normal = folding.checkIn().isNormal(checkIn);
        // A symptom that is reported late is still a symptom; a day that is claimed late is not counted.
        if (!normal || evidence.delay().compareTo(folding.checkIn().latest()) <= 0) {
            measures.replaceAll(measure -> ticked(measure, checkIn.on(), normal));
        }
    }

    private Measure ticked(Measure measure, LocalDate day, boolean normal) {
        Rule.Exit exit = ruleOf(measure).exit();
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
        int clean = folding.counted(measure, day) + 1;
        Measure ticked = measure.withClock(clean, day);
        return clean >= needed && exit.confirmation().isEmpty() ? ticked.endedOn(day) : ticked;
    }

    private void rule(Finding.OfficerRuling ruling, Evidence evidence) {
        Optional<Rule> known = folding.rule(ruling.rule());
        if (known.isEmpty()) {
            return;
        }
        Rule rule = known.get();
        if (ruling.kind() == Finding.RulingKind.IMPOSE) {
            add(new Measure(rule.id(), Folding.RULED, rule.colour(), ruling.from(), ruling.from(),
                    Optional.of(ruling.until()), 0, Optional.empty(), evidence.key()), ruling.from());
        } else {
            measures.removeIf(measure -> measure.rule().equals(rule.id()) && measure.since().isAfter(ruling.from()));
            measures.replaceAll(measure -> measure.rule().equals(rule.id()) && !measure.hasEndedBy(ruling.from())
                    ? measure.endedOn(ruling.from()) : measure);
        }
    }

    private void tested(Finding.TestResult result, LocalDate on) {
        if (result.status() != Finding.TestStatus.FINAL && result.status() != Finding.TestStatus.CORRECTED) {
            return;
        }
        List<Specimen> known = new ArrayList<>(specimens);
        known.add(Specimen.of(result));
        specimens = known;
        measures.replaceAll(measure -> ruleOf(measure).exit().tests()
                .filter(terms -> measure.isLiveOn(on) && Specimen.satisfy(terms, known, measure.from()))
                .map(terms -> measure.endedOn(on)).orElse(measure));
    }
}
