package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Finding.RulingKind;

/**
 * A ruling as a list shows it: never the free text of officers, which may name persons.
 *
 * @param decidedBy empty while nobody has decided, like {@code decidedBody}
 */
public record RulingView(long id, UUID codeId, String rule, RulingKind kind, LocalDate from, LocalDate until,
        String document, String proposedBy, String proposedBody, Instant proposedAt, Instant expiresAt,
        RulingState state, String decidedBy, String decidedBody, Optional<Instant> decidedAt, Optional<UUID> appeal) {
}
