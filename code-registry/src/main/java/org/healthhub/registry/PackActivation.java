package org.healthhub.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * That a rule pack come into force: who proposed it and on what ground, and what another officer made of it.
 *
 * @param inForceFrom the moment from which codes follow from it
 * @param documentNo  the number of the decree
 * @param shadowRun   the trial that the proposal rests on; empty for what was shipped
 * @param proposedBy  empty for what was shipped with the hub
 * @param decidedBy   empty while open, and for what was shipped
 * @param revocation  of what was confirmed and then withdrawn before it began; empty for everything else
 */
public record PackActivation(long id, String pack, State state, Instant inForceFrom, String ground, String documentNo,
        Optional<Long> shadowRun, Instant proposedAt, Optional<String> proposedBy, Optional<Instant> decidedAt,
        Optional<String> decidedBy, Optional<Revocation> revocation) {

    /** What became of a proposal; revoked is what was confirmed and never began. */
    public enum State { PROPOSED, CONFIRMED, REJECTED, WITHDRAWN, REVOKED }

    /** Who withdrew a confirmed activation before it began, and why. */
    public record Revocation(Instant at, String by, String reason) {
    }

    boolean isOpen() {
        return state == State.PROPOSED;
    }
}
