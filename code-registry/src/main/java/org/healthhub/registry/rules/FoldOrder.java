package org.healthhub.registry.rules;

import java.time.Instant;
import java.time.LocalDate;
import org.healthhub.registry.intake.RecordKey;

/** The place of a fact among a person's facts: effective date, rank within the day, then time and key to break ties. */
public record FoldOrder(LocalDate on, int rank, Instant observedAt, RecordKey key, int part)
        implements Comparable<FoldOrder> {
    /** Whether this stands on a later day, so that nothing of the other's day is touched. */
    public boolean isAfterDayOf(FoldOrder other) {
        return on.isAfter(other.on);
    }

    @Override
    public int compareTo(FoldOrder other) {
        int by = on.compareTo(other.on);
        by = by != 0 ? by : Integer.compare(rank, other.rank);
        by = by != 0 ? by : observedAt.compareTo(other.observedAt);
        by = by != 0 ? by : key.compareTo(other.key);
        return by != 0 ? by : Integer.compare(part, other.part);
    }
}
