package org.healthhub.registry;

import java.time.Instant;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/** A record that is kept aside. */
public record QuarantineView(long id, Instant receivedAt, String partner, String partnerName, PartnerSystem system,
        String recordId, ReasonCode cause) {
}
