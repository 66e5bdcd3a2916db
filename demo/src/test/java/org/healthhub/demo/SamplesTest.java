package org.healthhub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class SamplesTest {
    private static final Path SAMPLES = Path.of("..", "samples");
    private static final Path STORY = SAMPLES.resolve("story");
    private static final Path COUNTIES =
            Path.of("..", "code-registry/src/main/resources/divisions/zhejiang-2020.csv");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    @Test
    void everyFileReads() throws Exception {
        Story story = Story.read(STORY);

        assertThat(story.cast()).hasSizeGreaterThan(11);
        assertThat(story.byDay()).hasSize(29).containsKey(story.lastDay());
        for (Delivery delivery : story.deliveries()) {
            if (delivery.door() == Delivery.Door.SOAP) {
                parse(delivery.file());
                parse(delivery.message());
            } else {
                assertThat(Story.body(delivery.file()).path("records")).as("%s", delivery.file()).isNotEmpty();
            }
            Accounts.partnerOf(delivery.system());
        }
    }

    @Test
    void everyResidentNumberIsWellMadeAndNobodys() throws Exception {
        Set<String> counties = Files.readAllLines(COUNTIES).stream().skip(1).map(line -> line.substring(0, 6))
                .collect(Collectors.toSet());
        Set<String> wrong = new TreeSet<>();

        for (String number : residentNumbers()) {
            assertThat(number.substring(14, 17)).isEqualTo("000");
            assertThat(counties).contains(number.substring(0, 6));
            LocalDate.of(Integer.parseInt(number.substring(6, 10)), Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14)));
            if (number.charAt(17) != check(number)) {
                wrong.add(number);
            }
        }

        assertThat(wrong).as("the one that is wrong on purpose").hasSize(1);
    }

    @Test
    void aPersonHasOneName() throws Exception {
        Map<String, String> names = new HashMap<>();

        for (JsonNode holder : holders()) {
            String before = names.put(holder.path("idNumber").asText(), holder.path("name").asText());
            assertThat(before == null || before.equals(holder.path("name").asText())).isTrue();
        }

        assertThat(names).hasSizeBetween(190, 220);
    }

    @Test
    void theShiftedStoryEndsToday() throws Exception {
        Story story = Story.read(STORY);
        LocalDate today = LocalDate.of(2031, 1, 2);
        DateShift shift = new DateShift(story.lastDay(), today);

        for (Delivery delivery : story.deliveries()) {
            if (delivery.door() != Delivery.Door.SOAP) {
                JsonNode body = shift.json(Story.body(delivery.file()));
                body.findValuesAsText("observedAt").forEach(time ->
                        assertThat(LocalDate.parse(time.substring(0, 10))).isBeforeOrEqualTo(today));
            }
        }
    }

    @Test
    void theFirstRecordWaitsForItsTime() throws IOException {
        JsonNode record = Story.body(SAMPLES.resolve("first/yellow.json")).at("/records/0");

        assertThat(record.path("observedAt").asText()).isEqualTo("@NOW@");
        assertThat(record.path("symptoms")).isNotEmpty();
    }

    private static List<JsonNode> holders() throws IOException {
        List<JsonNode> holders = new ArrayList<>();
        for (Delivery delivery : Story.read(STORY).deliveries()) {
            if (delivery.door() != Delivery.Door.SOAP) {
                holders.addAll(Story.body(delivery.file()).findValues("holder"));
            }
        }
        return holders;
    }

    private static Set<String> residentNumbers() throws IOException {
        Set<String> numbers = new HashSet<>();
        holders().stream().filter(holder -> holder.path("idType").asText().equals("RESIDENT_ID"))
                .forEach(holder -> numbers.add(holder.path("idNumber").asText()));
        Story.body(SAMPLES.resolve("first/yellow.json")).findValues("holder")
                .forEach(holder -> numbers.add(holder.path("idNumber").asText()));
        try (Stream<Path> files = Files.walk(STORY)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".message.xml")).toList()) {
                var message = parse(file);
                numbers.add(message.getElementsByTagName("id_number").item(0).getTextContent());
                numbers.add(message.getElementsByTagName("auth_id_card").item(0).getTextContent());
            }
        }
        return numbers;
    }

    private static org.w3c.dom.Document parse(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(Files.readString(file))));
        } catch (javax.xml.parsers.ParserConfigurationException | org.xml.sax.SAXException e) {
            throw new IOException("unreadable: " + file, e);
        }
    }

    private static char check(String number) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return "10X98765432".charAt(sum % 11);
    }
}
