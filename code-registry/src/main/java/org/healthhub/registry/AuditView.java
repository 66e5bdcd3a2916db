package org.healthhub.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One audited act.
 *
 * @param actor   an officer's name, or a partner's code
 * @param action  what was done: a word, and for some the number of what it was done to
 * @param codeId  the code of the person that was looked at or acted on
 * @param purpose what it was done for
 * @param seal    the seal that covers it; empty for some seconds at first
 */
public record AuditView(long id, Instant at, String actor, String action, Optional<UUID> codeId, String purpose,
        Optional<Long> seal) {
}
