package org.healthhub.registry.intake;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How a record came in. Not part of its content: the same record may arrive twice.
 *
 * @param trackingId where the sender asked by REST: the id under which it may ask for the outcome
 * @param index      the record's place in the request, from 0
 */
public record Arrival(Instant receivedAt, Optional<String> trackingId, int index) {
    public Arrival {
        requireNonNull(receivedAt, "receivedAt");
        requireNonNull(trackingId, "trackingId");
    }

    /** An arrival that nobody asks about by tracking id, as from a queue. */
    public static Arrival at(Instant receivedAt) {
        return new Arrival(receivedAt, Optional.empty(), 0);
    }
}
