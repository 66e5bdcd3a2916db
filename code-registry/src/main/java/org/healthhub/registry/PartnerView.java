package org.healthhub.registry;

import java.time.Instant;
import java.util.Set;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;

/** A partner agency: the system it speaks for, and what it was granted. */
public record PartnerView(PartnerCode code, String name, PartnerSystem system, Set<Grant> grants) {
    /**
     * What a partner may be granted: to ask for codes, verify tokens, follow the changes, follow how enterprises resume
     * work; and to bring in history, so that its records count as if they had come when they were observed.
     */
    public enum Grant { CODES, VERIFY, CHANGES, HISTORY, RESUMPTION }

    public PartnerView {
        grants = Set.copyOf(grants);
        if (code.equals(PartnerCode.OFFICERS) || !system.hasDoors()) {
            // Whoever had this account could write rulings past the officers.
            throw new IllegalArgumentException("no partner can speak for the officers");
        }
    }

    /** How a message of this partner came in. */
    public Arrival arrival(Instant receivedAt) {
        Arrival arrival = Arrival.at(receivedAt);
        return grants.contains(Grant.HISTORY) ? arrival.asHistory() : arrival;
    }
}
