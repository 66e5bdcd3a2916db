package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * That a rule pack come into force: who proposed it and on what ground, and what another officer made of it.
 *
 * @param inForceFrom the first day on which codes follow from it
 * @param documentNo  the number of the decree
 * @param shadowRun   the trial that the proposal rests on; empty for what was shipped
 * @param proposedBy  empty for what was shipped with the hub
 * @param decidedBy   empty while open, and for what was shipped
 */
public record PackActivation(long id, String pack, State state, LocalDate inForceFrom, String ground, String documentNo,
        Optional<Long> shadowRun, Instant proposedAt, Optional<String> proposedBy, Optional<Instant> decidedAt,
        Optional<String> decidedBy) {

    /** What became of a proposal. */
    public enum State { PROPOSED, CONFIRMED, REJECTED, WITHDRAWN }

    boolean isOpen() {
        return state == State.PROPOSED;
    }
}
