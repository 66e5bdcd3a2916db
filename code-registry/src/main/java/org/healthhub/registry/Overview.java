package org.healthhub.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.PartnerSystem;

/** The hub's figures at one moment. */
public record Overview(Instant takenAt, Map<Colour, Long> codes, List<SystemIntake> today, long changesToday,
        long lastChange, long publishedChange, long openQuarantine, long openHolds, List<PartnerFreshness> partners) {

    /** Records of one system since midnight, by what became of them. */
    public record SystemIntake(PartnerSystem system, long applied, long unchanged, long duplicate, long corrected,
            long quarantined, long refused) {
    }

    /** When a partner was last heard of, today. */
    public record PartnerFreshness(String partner, String name, PartnerSystem system, Optional<Instant> lastReceived) {
    }
}
