package org.healthhub.registry.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.healthhub.registry.intake.Colour;

/** A rule pack's own example: these facts give these colours on these dates. */
public record WorkedCase(String name, List<Evidence> facts, Map<LocalDate, Colour> expected) {
    public WorkedCase {
        facts = List.copyOf(facts);
        expected = Map.copyOf(expected);
    }
}
