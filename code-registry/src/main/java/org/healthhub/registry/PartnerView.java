package org.healthhub.registry;

import java.time.Instant;
import java.util.Set;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;

/**
 * A partner agency: the system it speaks for, and what it was granted.
 *
 * @param provinces for which provinces it may speak in the exchange, by two digits each; {@link #WHOLE_COUNTRY} is all
 */
public record PartnerView(PartnerCode code, String name, PartnerSystem system, Set<Grant> grants,
        Set<String> provinces) {
    /** Stands for all provinces: the national base library's. */
    public static final String WHOLE_COUNTRY = "00";

    /**
     * What a partner may be granted: to ask for codes, verify tokens, follow the changes, follow how enterprises resume
     * work; to bring in history, so that its records count as if they had come when they were observed; what provinces
     * give each other, the daily file and the query for a green code; and to ask about persons by document.
     */
    public enum Grant { CODES, VERIFY, CHANGES, HISTORY, EXCHANGE, QUERY, RESUMPTION }

    public PartnerView {
        grants = Set.copyOf(grants);
        provinces = Set.copyOf(provinces);
        if (code.equals(PartnerCode.OFFICERS) || !system.hasDoors()) {
            // Whoever had this account could write rulings past the officers.
            throw new IllegalArgumentException("no partner can speak for the officers");
        }
    }

    /** A partner who speaks for no province. */
    public PartnerView(PartnerCode code, String name, PartnerSystem system, Set<Grant> grants) {
        this(code, name, system, grants, Set.of());
    }

    /** Whether it may say what colour a code of this province has. */
    public boolean speaksFor(String province) {
        return provinces.contains(province) || provinces.contains(WHOLE_COUNTRY);
    }

    /** How a message of this partner came in. */
    public Arrival arrival(Instant receivedAt) {
        Arrival arrival = Arrival.at(receivedAt);
        return grants.contains(Grant.HISTORY) ? arrival.asHistory() : arrival;
    }
}
