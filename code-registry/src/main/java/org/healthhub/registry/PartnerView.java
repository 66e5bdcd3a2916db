package org.healthhub.registry;

import java.util.Set;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;

/** A partner agency: the system it speaks for, and the reads it was granted. */
public record PartnerView(PartnerCode code, String name, PartnerSystem system, Set<Grant> grants) {
    /** A read that a partner may be granted: ask for codes, verify tokens, follow the changes. */
    public enum Grant { CODES, VERIFY, CHANGES }

    public PartnerView {
        grants = Set.copyOf(grants);
    }
}
