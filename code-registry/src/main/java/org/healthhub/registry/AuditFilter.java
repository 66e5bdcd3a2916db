package org.healthhub.registry;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Which audited acts are asked for.
 *
 * @param action the first word of the action
 * @param from   the first day, in the hub's zone
 * @param to     the last day
 */
public record AuditFilter(Optional<String> actor, Optional<String> action, Optional<UUID> codeId,
        Optional<LocalDate> from, Optional<LocalDate> to) {
    public static final AuditFilter ALL = new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());
}
