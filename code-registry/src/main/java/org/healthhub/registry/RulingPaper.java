package org.healthhub.registry;

import java.util.Optional;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.Rule;

/**
 * A ruling in full, for the officer who reads it.
 *
 * @param words     the rule as the pack in force has it; empty where it has it no longer
 * @param rejection why it was rejected; empty unless it was
 * @param hindrance why this officer may not confirm it; empty where the officer may
 */
public record RulingPaper(RulingView ruling, Optional<Rule> words, String ground, String rejection,
        Optional<ReasonCode> hindrance) {
}
