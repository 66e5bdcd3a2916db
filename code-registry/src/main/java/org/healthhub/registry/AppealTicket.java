package org.healthhub.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An appeal as its channel sees it.
 *
 * @param id    random, so that nobody can guess it
 * @param dueAt by when the answer is owed
 * @param reply to the person; empty until it was decided
 */
public record AppealTicket(UUID id, AppealState state, Instant dueAt, boolean overdue, String division,
        Optional<Instant> decidedAt, Optional<String> reply) {
}
