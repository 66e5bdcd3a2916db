package org.healthhub.registry;

import java.util.List;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;

/**
 * Codes that would turn alike.
 *
 * @param division where the persons were last seen, the county's code; blank where nobody knows
 * @param fromRule the rule that decides now
 * @param toRule   the rule that would decide
 * @param examples some of these codes
 */
public record ShadowCell(Colour from, Colour to, String division, String fromRule, String toRule, long codes,
        List<UUID> examples) {
    public ShadowCell {
        examples = List.copyOf(examples);
    }
}
