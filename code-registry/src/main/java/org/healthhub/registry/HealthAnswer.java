package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.ReasonCode;

/**
 * What a partner is told of a person: what is above its level is empty here already.
 *
 * @param obstacle why the code passes nowhere whatever its colour
 */
public record HealthAnswer(UUID codeId, DisclosureLevel level, Colour colour, Optional<ReasonCode> obstacle,
        Optional<LocalDate> until, List<ReasonView> reasons, List<FactView> records, Instant at) {
    static HealthAnswer of(PersonView person, DisclosureLevel level, Instant at) {
        boolean why = level.compareTo(DisclosureLevel.REASON) >= 0;
        return new HealthAnswer(person.codeId(), level, person.colour(), person.status().obstacle(),
                why ? person.until() : Optional.empty(), why ? person.reasons() : List.of(),
                level == DisclosureLevel.FULL ? person.facts() : List.of(), at);
    }

    /** The colour to show: none for a code that would be green but does not count. */
    public Optional<Colour> shown() {
        return Optional.of(colour).filter(any -> obstacle.isEmpty() || any != Colour.GREEN);
    }
}
