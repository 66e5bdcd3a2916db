package org.healthhub.connectors.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The provinces and how their codes are recognised, by day: {@code provinces.json}, or the file that system property
 * {@code hub.exchange.provinces} names.
 */
final class Provinces {
    private static final String FILE = "provinces.json";

    private final Map<String, NavigableMap<LocalDate, RecognitionMode>> modes = new TreeMap<>();

    private Provinces(JsonNode entries) {
        for (JsonNode entry : entries) {
            NavigableMap<LocalDate, RecognitionMode> ofProvince = new TreeMap<>();
            entry.get("modes").forEach(m -> ofProvince.put(LocalDate.parse(m.get("validFrom").asText()),
                    RecognitionMode.valueOf(m.get("mode").asText())));
            modes.put(entry.get("code").asText(), ofProvince);
        }
    }

    static Provinces configured() {
        String file = System.getProperty("hub.exchange.provinces", "");
        try (InputStream in = file.isBlank() ? Provinces.class.getResourceAsStream(FILE)
                : Files.newInputStream(Path.of(file))) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the file of provinces (system property hub.exchange.provinces) cannot be read",
                    e);
        }
    }

    static Provinces read(InputStream in) throws IOException {
        return new Provinces(new ObjectMapper().readTree(in));
    }

    /** The two digits of every province. */
    Iterable<String> codes() {
        return modes.keySet();
    }

    /** How the province's codes were recognised on this day; empty for what is no province, or was not recognised yet. */
    Optional<RecognitionMode> mode(String province, LocalDate on) {
        return Optional.ofNullable(modes.get(province)).map(dated -> dated.floorEntry(on)).map(Map.Entry::getValue);
    }
}
