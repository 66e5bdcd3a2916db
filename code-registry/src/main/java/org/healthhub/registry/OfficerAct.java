package org.healthhub.registry;

import static java.util.Objects.requireNonNull;

/** Who looks, and what for: every read of a person is audited with both. */
public record OfficerAct(String officer, String purpose) {
    public OfficerAct {
        requireNonNull(officer, "officer");
        if (purpose == null || purpose.isBlank()) {
            throw new IllegalArgumentException("a purpose is needed");
        }
    }
}
