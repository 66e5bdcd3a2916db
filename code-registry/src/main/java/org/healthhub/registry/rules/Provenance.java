package org.healthhub.registry.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.registry.intake.Finding;

/**
 * Which facts stand behind the live measures: all that began one, renewed it, moved its clock or set its end. Told by
 * folding the facts one by one and looking what each of them changed.
 */
public final class Provenance {
    private final RulePack pack;
    private final Map<List<?>, List<Trace>> traces = new HashMap<>();

    /** What a fact did to a measure. */
    public enum Effect {
        BEGAN, RENEWED, COUNTED, RESET, TESTED, END_SET
    }

    /** A fact, and what it did. */
    public record Trace(Evidence evidence, Effect effect) {
    }

    private Provenance(RulePack pack) {
        this.pack = pack;
    }

    /** The traces behind each reason of the verdict on this day, in the order of the reasons, each in fold order. */
    public static List<List<Trace>> of(RulePack pack, Collection<Evidence> facts, LocalDate on) {
        Provenance provenance = new Provenance(pack);
        HolderState state = HolderState.empty(pack.name());
        for (Evidence evidence : Folding.inForce(facts)) {
            HolderState next = pack.fold(state, evidence);
            provenance.compare(state, next, evidence);
            state = next;
        }
        return pack.live(state, on).stream()
                .map(measure -> List.copyOf(provenance.traces.getOrDefault(line(measure), List.of()))).toList();
    }

    /** What stays the same as long as a measure holds. */
    private static List<?> line(Measure measure) {
        return List.of(measure.rule(), measure.scope(), measure.since());
    }

    private void compare(HolderState before, HolderState after, Evidence evidence) {
        Map<List<?>, Measure> held = new LinkedHashMap<>();
        before.measures().forEach(measure -> held.put(line(measure), measure));
        Map<List<?>, Measure> now = new LinkedHashMap<>();
        after.measures().forEach(measure -> now.put(line(measure), measure));
        now.forEach((line, measure) -> effect(Optional.ofNullable(held.get(line)), measure, evidence.finding())
                .ifPresent(effect -> traces.computeIfAbsent(line, any -> new ArrayList<>())
                        .add(new Trace(evidence, effect))));
    }

    private Optional<Effect> effect(Optional<Measure> before, Measure after, Finding finding) {
        if (before.isEmpty()) {
            return Optional.of(Effect.BEGAN);
        }
        Measure held = before.get();
        if (held.equals(after)) {
            return isTestFor(held, finding) ? Optional.of(Effect.TESTED) : Optional.empty();
        }
        if (!held.source().equals(after.source()) || !held.from().equals(after.from())) {
            return Optional.of(Effect.RENEWED);
        }
        if (!held.until().equals(after.until())) {
            return Optional.of(Effect.END_SET);
        }
        return Optional.of(after.clean() == 0 ? Effect.RESET : Effect.COUNTED);
    }

    /** A result counts towards an end before the end is there. */
    private boolean isTestFor(Measure measure, Finding finding) {
        return finding instanceof Finding.TestResult result
                && (result.status() == Finding.TestStatus.FINAL || result.status() == Finding.TestStatus.CORRECTED)
                && !result.effectiveOn().isBefore(measure.from()) && measure.isLiveOn(result.effectiveOn())
                && pack.rule(measure.rule()).orElseThrow().exit().tests().isPresent();
    }
}
