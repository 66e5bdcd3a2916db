package org.healthhub.connectors.exchange;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;

/** How one system wrote its colours from a day on, until its next table. */
record ColourTable(String scheme, LocalDate validFrom, Map<String, Colour> colours) {
    ColourTable {
        colours = Map.copyOf(colours);
    }

    Optional<Colour> colourOf(String written) {
        return Optional.ofNullable(colours.get(written));
    }
}
