package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.healthhub.connectors.Translation;
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.Languages;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.Translators;
import org.healthhub.connectors.healthcard.CardMessages;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.intake.json.CanonicalJson;
import org.healthhub.registry.rules.Evidence;
import org.healthhub.registry.rules.RulePack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The story of the demonstration, day by day on its own dates, through the translators into the registry. Every colour
 * of every day is derived again from nothing but the facts that were known then, and compared with the history.
 */
class StoryIT {
    private static final Path STORY = Path.of("../samples/story");
    private static final Translators TRANSLATORS = Languages.ALL;
    private static final RulePack PACK = RulePackFile.read("/rule-packs/ZJ-2020-02.yaml");
    private static final int HOUR = 20;

    private static RegistryFixture registry;
    private static final List<LocalDate> DAYS = new ArrayList<>();

    private record Known(Evidence evidence, Instant from, Instant to) {
        boolean at(Instant moment) {
            return !from.isAfter(moment) && to.isAfter(moment);
        }
    }

    @BeforeAll
    static void tellTheStory() throws IOException {
        registry = new RegistryFixture();
        try (Stream<Path> days = Files.list(STORY).filter(Files::isDirectory).sorted()) {
            for (Path day : days.toList()) {
                tell(day);
            }
        }
    }

    @AfterAll
    static void close() throws IOException {
        registry.close();
    }

    @Test
    void everyColourOfEveryDayFollowsFromTheFactsThatWereKnownThen() {
        Map<Long, List<Known>> facts = facts();
        Map<Long, Map<LocalDate, Colour>> history = history();

        int compared = 0;
        for (Map.Entry<Long, List<Known>> person : facts.entrySet()) {
            for (LocalDate day : DAYS) {
                List<Evidence> known = person.getValue().stream().filter(fact -> fact.at(evening(day)))
                        .map(Known::evidence).toList();
                if (!known.isEmpty()) {
                    assertThat(PACK.verdict(PACK.fold(known), day).colour()).as("person %d on %s", person.getKey(), day)
                            .isEqualTo(history.get(person.getKey()).get(day));
                    compared++;
                }
            }
        }
        assertThat(facts).hasSizeGreaterThan(190);
        assertThat(compared).isGreaterThan(3_000);
        assertThat(history.values().stream().flatMap(days -> days.values().stream()).distinct())
                .contains(Colour.RED, Colour.YELLOW, Colour.GREEN);
    }

    private static void tell(Path folder) throws IOException {
        LocalDate day = LocalDate.parse(folder.getFileName().toString());
        DAYS.add(day);
        registry.clock.set(evening(day));
        while (registry.review() > 0) {
            // As often as something was due.
        }
        try (Stream<Path> files = Files.list(folder).sorted()) {
            for (Path file : files.toList()) {
                List<HealthRecord> records = records(file, Arrival.at(evening(day)));
                if (!records.isEmpty()) {
                    registry.register(records);
                }
            }
        }
    }

    private static List<HealthRecord> records(Path file, Arrival arrival) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".message.xml")) {
            return List.of();
        }
        if (name.endsWith(".action.xml")) {
            Path message = file.resolveSibling(name.replace(".action.", ".message."));
            return List.of(CardMessages.read(Files.readString(file), Files.readString(message),
                    new PartnerCode("zj-card"), arrival));
        }
        PartnerSystem system = PartnerSystem.ofPath(name.substring(0, name.indexOf('.'))).orElseThrow();
        Translation translation = TRANSLATORS.translate(system,
                MessageBody.of(Files.readString(file), ContentType.JSON),
                new PartnerCode("story-" + system.path()), arrival);
        return translation.records();
    }

    private static Instant evening(LocalDate day) {
        return day.atTime(HOUR, 0).atZone(HubClock.ZONE).toInstant();
    }

    private static Map<Long, List<Known>> facts() {
        Map<Long, List<Known>> facts = new HashMap<>();
        query("""
                select person_id, partner, record_id, part, observed_at, received_at, finding,
                    null::timestamptz as superseded_at from health_fact where person_id is not null
                union all
                select person_id, partner, record_id, part, observed_at, received_at, finding, superseded_at
                from superseded_fact where person_id is not null""").forEach(row -> facts
                .computeIfAbsent(row.get(0, Long.class), id -> new ArrayList<>()).add(new Known(new Evidence(
                        new RecordKey(new PartnerCode(row.get(1, String.class)), row.get(2, String.class)),
                        row.get(3, Integer.class), row.get(4, Instant.class), row.get(5, Instant.class),
                        CanonicalJson.readFinding(row.get(6, String.class))), row.get(5, Instant.class),
                        row.get(7) == null ? Instant.MAX : row.get(7, Instant.class))));
        return facts;
    }

    /** By person, the colour at the end of each day as the numbered history has it. */
    private static Map<Long, Map<LocalDate, Colour>> history() {
        Map<Long, Map<LocalDate, Colour>> history = new HashMap<>();
        query("select person_id, at, to_colour from code_change order by number").forEach(row -> {
            LocalDate from = LocalDate.ofInstant(row.get(1, Instant.class), HubClock.ZONE);
            DAYS.stream().filter(day -> !day.isBefore(from)).forEach(day -> history
                    .computeIfAbsent(row.get(0, Long.class), id -> new HashMap<>())
                    .put(day, Colour.valueOf(row.get(2, String.class))));
        });
        return history;
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> query(String sql) {
        return registry.inTransaction(entities -> entities.createNativeQuery(sql, Tuple.class).getResultList());
    }
}
