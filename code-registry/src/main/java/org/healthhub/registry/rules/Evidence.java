package org.healthhub.registry.rules;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.RecordKey;

/**
 * One finding about the person whose facts are folded, with what orders it among the others. Facts are folded in
 * this order whatever the order of their arrival, so late and repeated records converge.
 *
 * @param part the place of the fact in its record, from 0
 */
public record Evidence(RecordKey key, int part, Instant observedAt, Finding finding) {
    public Evidence {
        requireNonNull(key, "key");
        requireNonNull(observedAt, "observedAt");
        requireNonNull(finding, "finding");
    }

    public FoldOrder order() {
        return new FoldOrder(finding.effectiveOn(), rank(finding), observedAt, key, part);
    }

    /** On one day exposures come first, then check-ins, then what ends a measure. */
    private static int rank(Finding finding) {
        if (finding instanceof Finding.Release || finding instanceof Finding.CardCancelled) {
            return 2;
        }
        return finding instanceof Finding.CheckIn ? 1 : 0;
    }

    static final Comparator<Evidence> IN_FOLD_ORDER = Comparator.comparing(Evidence::order);
}
