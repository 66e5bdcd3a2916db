package org.healthhub.connectors.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;

/** The tables of {@code colour-tables.json}: a new scheme, or a change of one from a day on, is an entry there. */
final class ColourTables {
    private static final String FILE = "colour-tables.json";

    private final List<ColourTable> latestFirst;

    ColourTables(List<ColourTable> tables) {
        latestFirst = tables.stream().sorted(Comparator.comparing(ColourTable::validFrom).reversed()).toList();
    }

    static ColourTables published() {
        try (var in = ColourTables.class.getResourceAsStream(FILE)) {
            List<ColourTable> tables = new ArrayList<>();
            new ObjectMapper().readTree(in).forEach(entry -> tables.add(table(entry)));
            return new ColourTables(tables);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scheme's table that was in force on this day. */
    Optional<ColourTable> inForce(String scheme, LocalDate on) {
        return latestFirst.stream().filter(t -> t.scheme().equals(scheme) && !t.validFrom().isAfter(on)).findFirst();
    }

    /** Every table, the latest first. */
    List<ColourTable> all() {
        return latestFirst;
    }

    private static ColourTable table(JsonNode entry) {
        Map<String, Colour> colours = new HashMap<>();
        entry.get("colours").properties().forEach(c -> colours.put(c.getKey(), Colour.valueOf(c.getValue().asText())));
        return new ColourTable(entry.get("scheme").asText(), LocalDate.parse(entry.get("validFrom").asText()), colours);
    }
}
