package org.healthhub.connectors;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.ReasonCode;

/**
 * When the source observed what a record says.
 *
 * @param latest the day after which nothing can have been observed yet
 */
public record Observed(Instant at, LocalDate latest) {
    /** Clocks of partners differ and some write local time as UTC; more than this is a mistake. */
    private static final Duration TOLERANCE = Duration.ofHours(24);

    /**
     * @throws UnreadableRecord FUTURE_TIME when {@code at} is more than 24 hours after the arrival
     */
    public static Observed at(Instant at, Arrival arrival, String field) {
        Instant latest = arrival.receivedAt().plus(TOLERANCE);
        if (at.isAfter(latest)) {
            throw new UnreadableRecord(ReasonCode.FUTURE_TIME, field);
        }
        return new Observed(at, HubDay.of(latest));
    }

    /** The day of the observation in the hub's zone. */
    public LocalDate day() {
        return HubDay.of(at);
    }
}
