package org.healthhub.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * Records that were held because one source would turn too many codes red at once.
 *
 * @param key          the partner, document or venue
 * @param most         how many codes it may turn red within an hour
 * @param records      how many records are held by it
 * @param confirmation by whom and when the proposal was confirmed; empty while the hold is open
 * @param isDone       whether the decision was carried out for all of its records
 */
public record HoldView(long id, MassDimension dimension, String key, Instant since, int most, long records,
        HoldState state, Optional<Proposal> proposal, Optional<Confirmation> confirmation, boolean isDone) {

    /** What an officer proposes to do with it. */
    public record Proposal(HoldState decision, String reason, String by, Instant at) {
    }

    /** Who confirmed. */
    public record Confirmation(String by, Instant at) {
    }
}
