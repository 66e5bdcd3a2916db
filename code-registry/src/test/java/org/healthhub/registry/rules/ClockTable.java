package org.healthhub.registry.rules;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.RecordKey;

/**
 * A table of src/test/resources/clock: what it shows, the pack, and day by day what came and what follows. An event is the
 * time of its arrival, what it is, {@code of} when it was if not just then, and {@code as} the record that it is a version
 * of. Times are those of Beijing, with a Z those of Greenwich.
 */
record ClockTable(String name, String pack, List<Row> rows) {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Pattern EVENT =
            Pattern.compile("(\\S+) (.+?)(?: of (\\d{4}-\\d{2}-\\d{2}) (\\S+))?(?: as (\\S+))?");

    /** A day, what came on it, and the cells that must come out. */
    record Row(LocalDate day, List<Evidence> came, String colour, String days, String until) {
        String expected() {
            return String.join(" | ", day.toString(), colour, days, until);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** What is known when the day ends: of a record that came again, its latest version. */
    Collection<Evidence> knownBy(LocalDate day) {
        Map<RecordKey, Evidence> latest = new LinkedHashMap<>();
        rows.stream().filter(row -> !row.day().isAfter(day)).flatMap(row -> row.came().stream())
                .forEach(evidence -> latest.put(evidence.key(), evidence));
        return latest.values();
    }

    static ClockTable read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            String pack = lines.stream().filter(line -> line.startsWith("pack ")).findFirst().orElseThrow().substring(5);
            List<Row> rows = lines.stream().filter(line -> line.matches("\\d{4}-.*")).map(ClockTable::row).toList();
            return new ClockTable(file.getFileName().toString(), pack, rows);
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static Row row(String line) {
        List<String> cells = Stream.of(line.split("\\|")).map(String::strip).toList();
        LocalDate day = LocalDate.parse(cells.get(0));
        List<Evidence> came = new ArrayList<>();
        for (String event : cells.get(1).split(";")) {
            if (!event.isBlank()) {
                came.add(evidence(day, event.strip(), day + "/" + came.size()));
            }
        }
        return new Row(day, came, cells.get(2), cells.get(3), cells.get(4));
    }

    private static Evidence evidence(LocalDate day, String text, String id) {
        Matcher event = EVENT.matcher(text);
        if (!event.matches()) {
            throw new IllegalArgumentException(text);
        }
        Instant received = instant(day, event.group(1));
        Instant observed = event.group(3) == null ? received
                : instant(LocalDate.parse(event.group(3)), event.group(4));
        String record = Optional.ofNullable(event.group(5)).orElse(id);
        return new Evidence(new RecordKey(new PartnerCode("any"), record), 0, observed, received,
                finding(event.group(2).split(" "), observed, record));
    }

    private static Instant instant(LocalDate day, String time) {
        return time.endsWith("Z") ? day.atTime(LocalTime.parse(time.substring(0, 5))).toInstant(ZoneOffset.UTC)
                : day.atTime(LocalTime.parse(time)).toInstant(ZoneOffset.ofHours(8));
    }

    private static Finding finding(String[] words, Instant observed, String record) {
        LocalDate on = LocalDate.ofInstant(observed, BEIJING);
        return switch (words[0]) {
            case "check-in" -> checkIn(on, List.of(words).subList(1, words.length));
            case "area" -> new Finding.AreaStay(words[1], on);
            case "contact" -> new Finding.ContactNotice(Finding.ContactWith.valueOf(words[1]), Finding.Closeness.CLOSE,
                    on, false, "d");
            case "observation" -> new Finding.Observation(Finding.ObservationPlace.HOME, on,
                    Optional.of(LocalDate.parse(words[1])), "d");
            case "release" -> new Finding.Release(Finding.ReleaseKind.valueOf(words[1]), on, "d");
            case "negative" -> new Finding.TestResult(record, observed, Finding.TestOutcome.NOT_DETECTED,
                    Finding.TestStatus.FINAL, "l");
            case "left" -> new Finding.IsolationLeft(on, "d");
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private static Finding checkIn(LocalDate on, List<String> said) {
        Map<Boolean, List<String>> byNumber = said.stream()
                .collect(Collectors.partitioningBy(word -> Character.isDigit(word.charAt(0))));
        return new Finding.CheckIn(on, byNumber.get(true).stream().map(BigDecimal::new).findFirst(),
                byNumber.get(false).stream().map(Finding.Symptom::valueOf).collect(Collectors.toSet()), Optional.empty(),
                "app");
    }
}
