package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.rules.CodeStatus;

/**
 * A person's code and everything behind it, as of now.
 *
 * @param name     masked unless asked for otherwise, like {@code idNumber}
 * @param history  changes, newest first
 * @param facts    facts in force, newest effective date first, at most some hundreds
 */
public record PersonView(UUID codeId, Colour colour, LocalDate since, Optional<LocalDate> until, boolean cancelled,
        String name, String idType, String idNumber, Optional<String> division, String rulePack,
        List<ReasonView> reasons, List<ChangeView> history, List<FactView> facts, Instant updatedAt, CodeStatus status) {
}
