package org.healthhub.registry.rules;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.RecordKey;

/**
 * One finding about the person whose facts are folded, with what orders it among the others. Facts are folded in
 * this order whatever the order of their arrival, so late and repeated records converge.
 *
 * @param part       the place of the fact in its record, from 0
 * @param receivedAt when the hub got it: does not order facts, but a check-in that is reported too late does not count
 * @param document   by which of the person's documents it came: {@link #OWN}, or the number of an identity that was
 *                   merged into the person
 */
public record Evidence(RecordKey key, int part, Instant observedAt, Instant receivedAt, Finding finding,
        long document) {
    /** The document of the person that was kept, or was never merged. */
    public static final long OWN = 0;

    public Evidence {
        requireNonNull(key, "key");
        requireNonNull(observedAt, "observedAt");
        requireNonNull(receivedAt, "receivedAt");
        requireNonNull(finding, "finding");
    }

    public Evidence(RecordKey key, int part, Instant observedAt, Instant receivedAt, Finding finding) {
        this(key, part, observedAt, receivedAt, finding, OWN);
    }

    public FoldOrder order() {
        return new FoldOrder(finding.effectiveOn(), rank(finding), observedAt, key, part);
    }

    /** How long after the observation it was received; nothing if the clocks disagree. */
    Duration delay() {
        Duration delay = Duration.between(observedAt, receivedAt);
        return delay.isNegative() ? Duration.ZERO : delay;
    }

    /** On one day exposures come first, then check-ins, then laboratory results, then what ends a measure. */
    private static int rank(Finding finding) {
        if (finding instanceof Finding.Release || finding instanceof Finding.CardCancelled
                || finding instanceof Finding.Death
                || finding instanceof Finding.OfficerRuling ruling && ruling.kind() == Finding.RulingKind.LIFT) {
            return 3;
        }
        if (finding instanceof Finding.TestResult) {
            return 2;
        }
        return finding instanceof Finding.CheckIn ? 1 : 0;
    }

    static final Comparator<Evidence> IN_FOLD_ORDER = Comparator.comparing(Evidence::order);
}
