package org.healthhub.registry.intake;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How a record came in. Not part of its content: the same record may arrive twice.
 *
 * @param trackingId where the sender asked by REST: the id under which it may ask for the outcome
 * @param index      the record's place in the request, from 0
 * @param historical whether the sender was granted to bring in what happened before the hub was there: its records count
 *                   as if they had come when they were observed
 */
public record Arrival(Instant receivedAt, Optional<String> trackingId, int index, boolean historical) {
    public Arrival {
        requireNonNull(receivedAt, "receivedAt");
        requireNonNull(trackingId, "trackingId");
    }

    /** An arrival that nobody asks about by tracking id, as from a queue. */
    public static Arrival at(Instant receivedAt) {
        return new Arrival(receivedAt, Optional.empty(), 0, false);
    }

    /** The same for the record at this place of the request. */
    public Arrival ofRecord(int place) {
        return new Arrival(receivedAt, trackingId, place, historical);
    }

    /** The same, for a sender who will ask by this tracking id. */
    public Arrival trackedBy(String id) {
        return new Arrival(receivedAt, Optional.of(id), index, historical);
    }

    /** The same, from a sender who may bring in history. */
    public Arrival asHistory() {
        return new Arrival(receivedAt, trackingId, index, true);
    }
}
