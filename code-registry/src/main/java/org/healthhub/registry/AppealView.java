package org.healthhub.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;

/**
 * An appeal as a list shows it: never what the person said, or was told.
 *
 * @param colour  the colour that was appealed against, with its rules
 * @param sources the partners whose records the colour rests on
 * @param takenBy empty while nobody has taken it on
 * @param remedy  the ruling or the corrected record that followed; empty unless it was upheld
 */
public record AppealView(UUID id, UUID codeId, String channel, String recordId, Colour colour, List<String> rules,
        List<String> sources, String division, Instant openedAt, Instant dueAt, boolean overdue, AppealState state,
        String takenBy, String decidedBy, Optional<Instant> decidedAt, String remedy) {
    public AppealView {
        rules = List.copyOf(rules);
        sources = List.copyOf(sources);
    }
}
