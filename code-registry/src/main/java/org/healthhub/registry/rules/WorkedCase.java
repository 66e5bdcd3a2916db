package org.healthhub.registry.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.healthhub.registry.intake.Colour;

/** A rule pack's own example: these facts give these colours on these dates, each counting from when it was received. */
public record WorkedCase(String name, List<Evidence> facts, Map<LocalDate, Colour> expected) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public WorkedCase {
        facts = List.copyOf(facts);
        expected = Map.copyOf(expected);
    }

    List<Evidence> knownOn(LocalDate on) {
        return facts.stream().filter(fact -> !fact.finding().effectiveOn().isAfter(on)
                && !LocalDate.ofInstant(fact.receivedAt(), ZONE).isAfter(on)).toList();
    }
}
