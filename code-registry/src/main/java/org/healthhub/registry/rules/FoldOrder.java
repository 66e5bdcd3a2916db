package org.healthhub.registry.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.healthhub.registry.intake.RecordKey;

/** The place of a fact among a person's facts: effective date, rank within the day, then time and key to break ties. */
public record FoldOrder(LocalDate on, int rank, Instant observedAt, RecordKey key, int part)
        implements Comparable<FoldOrder> {
    private static final Comparator<FoldOrder> ORDER = Comparator.comparing(FoldOrder::on)
            .thenComparingInt(FoldOrder::rank)
            .thenComparing(FoldOrder::observedAt)
            .thenComparing(FoldOrder::key)
            .thenComparingInt(FoldOrder::part);

    /** Whether this stands on a later day, so that nothing of the other's day is touched. */
    public boolean isAfterDayOf(FoldOrder other) {
        return on.isAfter(other.on);
    }

    @Override
    public int compareTo(FoldOrder other) {
        return ORDER.compare(this, other);
    }
}
