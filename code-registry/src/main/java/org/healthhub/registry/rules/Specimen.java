package org.healthhub.registry.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.healthhub.registry.intake.Finding;

/**
 * A specimen of which a final result is known.
 *
 * @param negative whether the result was "not detected"
 */
public record Specimen(String laboratory, String id, Instant sampledAt, LocalDate sampledOn, boolean negative) {
    /** Longer than this no pack looks back for tests; older specimens are forgotten. */
    static final int DAYS_KEPT = 30;

    static Specimen of(Finding.TestResult result) {
        return new Specimen(result.laboratory(), result.specimenId(), result.sampledAt(), result.effectiveOn(),
                result.result() == Finding.TestOutcome.NOT_DETECTED);
    }

    boolean isOf(Finding.TestResult result) {
        return id.equals(result.specimenId()) && laboratory.equals(result.laboratory())
                && sampledOn.equals(result.effectiveOn());
    }

    /** Whether the latest of these samples, from this day on, are as many consecutive negatives as the terms want. */
    static boolean satisfy(Rule.TestTerms terms, List<Specimen> specimens, LocalDate from) {
        List<Specimen> latestFirst = specimens.stream().filter(Predicate.not(s -> s.sampledOn().isBefore(from)))
                .sorted(Comparator.comparing(Specimen::sampledAt).reversed()).toList();
        int taken = 0;
        Instant last = null;
        for (Specimen specimen : latestFirst) {
            if (!specimen.negative()
                    || Duration.between(specimen.sampledAt(), latestFirst.get(0).sampledAt()).compareTo(terms.within()) > 0) {
                return false;
            }
            if (last == null || Duration.between(specimen.sampledAt(), last).compareTo(terms.apart()) >= 0) {
                last = specimen.sampledAt();
                taken++;
            }
            if (taken == terms.negatives()) {
                return true;
            }
        }
        return false;
    }
}
