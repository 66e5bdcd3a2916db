package org.healthhub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.json.CanonicalJson;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every file {@code samples/<system>/<case>.<ending>} is a message, its ending tells the content type. Beside it stands what it becomes, in
 * {@code <case>.expected.json}, and what is refused of it, line by line, in {@code <case>.refused.txt}: index, code,
 * field. A new pair is a new test.
 */
class SamplesTest {
    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final Pattern ANSWER = Pattern.compile("\\.(expected\\.json|refused\\.txt)$");
    private static final Map<String, String> CONTENT_TYPES = Map.of("json", "application/json", "csv", "text/csv",
            "gbk.csv", "text/csv; charset=GBK", "utf16.csv", "text/csv; charset=UTF-16",
            "ndjson", "application/x-ndjson", "xml", "application/xml", "hl7", "application/hl7-v2",
            "fhir.json", "application/fhir+json", "form", "application/vnd.health-hub.office-form+json",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Arrival ARRIVAL = Arrival.at(Instant.parse("2020-03-09T16:00:00Z"));
    private static final Translators TRANSLATORS = Languages.ALL;

    @TestFactory
    Stream<DynamicTest> everyMessageBecomesWhatStandsBesideIt() {
        return Arrays.stream(PartnerSystem.values()).filter(TRANSLATORS::speak).flatMap(system ->
                messages(SAMPLES.resolve(system.path())).map(file -> DynamicTest.dynamicTest(
                        system.path() + ": " + caseOf(file), () -> translatesAsExpected(system, file))));
    }

    @Test
    void everySampleHasAnAnswer() {
        assertThat(Arrays.stream(PartnerSystem.values()).filter(TRANSLATORS::speak)
                .flatMap(system -> messages(SAMPLES.resolve(system.path()))))
                .hasSizeGreaterThan(50)
                .allMatch(file -> Files.exists(beside(file, ".expected.json"))
                        || Files.exists(beside(file, ".refused.txt")));
    }

    private static void translatesAsExpected(PartnerSystem system, Path file) throws IOException {
        PartnerCode partner = new PartnerCode("zj-" + system.path());

        Translation translation = TRANSLATORS.translate(system,
                MessageBody.of(Files.readAllBytes(file), contentType(file)), partner, ARRIVAL);

        assertThat(refusals(translation)).isEqualTo(expectedRefusals(file));
        assertThat(MAPPER.readTree(CanonicalJson.write(translation.records()))).isEqualTo(expectedRecords(file));
    }

    private static List<String> refusals(Translation translation) {
        return translation.receipts().stream().filter(Receipt::isRefused).map(receipt -> receipt.index() + " "
                + receipt.code().map(ReasonCode::code).orElse("") + " " + receipt.field().orElse("")).toList();
    }

    private static List<String> expectedRefusals(Path file) throws IOException {
        Path refused = beside(file, ".refused.txt");
        return Files.exists(refused) ? Files.readAllLines(refused) : List.of();
    }

    private static JsonNode expectedRecords(Path file) throws IOException {
        Path expected = beside(file, ".expected.json");
        return Files.exists(expected) ? MAPPER.readTree(expected.toFile()) : MAPPER.createArrayNode();
    }

    private static Stream<Path> messages(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !ANSWER.matcher(file.toString()).find()).sorted().toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException("samples are missing in " + folder, e);
        }
    }

    private static ContentType contentType(Path file) {
        return ContentType.read(Optional.ofNullable(CONTENT_TYPES.get(endingOf(file))).orElseThrow());
    }

    private static String caseOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }

    private static String endingOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.indexOf('.') + 1);
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(caseOf(file) + ending);
    }
}
