package org.healthhub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.Reporters;
import org.junit.jupiter.api.Test;

/** What is said of who reports what, held against what the translators make of the samples. */
class ReportersTest {
    private static final Path SAMPLES = Path.of("src/test/resources/samples");

    @Test
    void whatASystemSendsIsSaidToBeReportedByIt() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            List<Path> answers = files.filter(file -> file.toString().endsWith(".expected.json")).toList();

            assertThat(answers).hasSizeGreaterThan(30);
            for (Path answer : answers) {
                for (JsonNode record : new ObjectMapper().readTree(answer.toFile())) {
                    PartnerSystem system = PartnerSystem.valueOf(record.path("system").asText());
                    record.path("facts").forEach(fact -> assertThat(Reporters.of(kind(fact))).as(answer.toString())
                            .contains(system));
                }
            }
        }
    }

    @Test
    void everyKindOfFactIsReportedBySomebody() {
        assertThat(Finding.class.getPermittedSubclasses()).allSatisfy(kind ->
                assertThat(Reporters.of(kind.asSubclass(Finding.class))).isNotEmpty());
    }

    private static Class<? extends Finding> kind(JsonNode fact) {
        String name = fact.path("finding").path("finding").asText();
        return Arrays.stream(Finding.class.getPermittedSubclasses()).filter(kind -> kind.getSimpleName().equals(name))
                .findFirst().orElseThrow().asSubclass(Finding.class);
    }
}
