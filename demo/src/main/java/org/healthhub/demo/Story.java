package org.healthhub.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The story as it lies in its folder: a folder per day, a file per door, and {@code story.json} with the cast. */
record Story(LocalDate lastDay, List<CastMember> cast, List<Delivery> deliveries) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Somebody whose fate is told: what happens, and the colour at the end ({@code NONE} for no code at all). */
    record CastMember(Person person, String happens, String expected) {
    }

    static Story read(Path folder) throws IOException {
        JsonNode index = JSON.readTree(folder.resolve("story.json").toFile());
        List<CastMember> cast = new ArrayList<>();
        index.get("cast").forEach(one -> cast.add(new CastMember(Person.of(one.get("holder")),
                one.get("happens").textValue(), one.get("expected").textValue())));
        return new Story(LocalDate.parse(index.get("lastDay").textValue()), List.copyOf(cast), deliveries(folder));
    }

    /** The deliveries by day, in order. */
    Map<LocalDate, List<Delivery>> byDay() {
        Map<LocalDate, List<Delivery>> days = new LinkedHashMap<>();
        deliveries.forEach(delivery -> days.computeIfAbsent(delivery.day(), day -> new ArrayList<>()).add(delivery));
        return days;
    }

    static JsonNode body(Path file) throws IOException {
        return JSON.readTree(file.toFile());
    }

    private static List<Delivery> deliveries(Path folder) throws IOException {
        List<Delivery> all = new ArrayList<>();
        try (Stream<Path> days = Files.list(folder)) {
            for (Path day : days.filter(Files::isDirectory).toList()) {
                LocalDate date = LocalDate.parse(day.getFileName().toString());
                try (Stream<Path> files = Files.list(day)) {
                    files.filter(Delivery::begins).map(file -> Delivery.of(date, file)).forEach(all::add);
                }
            }
        }
        all.sort(Delivery.ORDER);
        return List.copyOf(all);
    }
}
