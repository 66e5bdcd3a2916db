package org.healthhub.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A consent as its channel sees it. */
public record ConsentView(UUID id, String partner, DisclosureLevel scope, Instant expiresAt,
        Optional<Instant> revokedAt) {
}
