package org.healthhub.connectors.healthcard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.json.CanonicalJson;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every pair {@code <case>.action.xml} and {@code <case>.message.xml} is a message of the provincial interface. Beside
 * it stands the canonical record, in {@code <case>.expected.json}, or the refusal, in {@code <case>.refused.txt}:
 * result code, reason, field.
 */
class RhcSamplesTest {
    private static final Path SAMPLES = Path.of("src/test/resources/samples/health-card-soap");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Arrival ARRIVAL = Arrival.at(Instant.parse("2020-03-09T16:00:00Z"));
    private static final RhcTranslator TRANSLATOR =
            new RhcTranslator(HexFormat.of().parseHex("0123456789ABCDEFFEDCBA9876543210"));

    @TestFactory
    Stream<DynamicTest> everyMessageBecomesWhatStandsBesideIt() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            List<String> cases = files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".action.xml"))
                    .map(f -> f.replace(".action.xml", "")).sorted().toList();
            return cases.stream().map(name -> DynamicTest.dynamicTest(name, () -> translatesAsExpected(name)));
        }
    }

    private static void translatesAsExpected(String name) throws IOException {
        Path refused = SAMPLES.resolve(name + ".refused.txt");

        String answer = translated(name);

        if (Files.exists(refused)) {
            assertThat(answer).isEqualTo(Files.readString(refused).strip());
        } else {
            JsonNode expected = MAPPER.readTree(SAMPLES.resolve(name + ".expected.json").toFile());
            assertThat(MAPPER.readTree(answer)).isEqualTo(expected);
            keepsToTheSchemas(name);
        }
    }

    private static void keepsToTheSchemas(String name) throws IOException {
        String action = Files.readString(SAMPLES.resolve(name + ".action.xml"));
        String operation = RhcAction.read(RhcXml.read(action, "arg0")).operation().code();

        assertThat(RhcSchemas.faultsOfAction(action)).isEmpty();
        assertThat(RhcSchemas.faultsOfRequest(operation, Files.readString(SAMPLES.resolve(name + ".message.xml"))))
                .isEmpty();
    }

    private static String translated(String name) throws IOException {
        try {
            RhcAction action = RhcAction.read(RhcXml.read(Files.readString(SAMPLES.resolve(name + ".action.xml")), "arg0"));
            RhcFields message = RhcXml.read(Files.readString(SAMPLES.resolve(name + ".message.xml")), "arg1");
            return CanonicalJson.write(List.of(
                    TRANSLATOR.translate(action, message, new PartnerCode("zj-health-card"), ARRIVAL).record()));
        } catch (RhcRefusal refusal) {
            return refusal.result().code() + " " + refusal.reason().code() + " " + refusal.field();
        } catch (UnreadableRecord refusal) {
            return RhcResult.nearest(refusal.reason()).code() + " " + refusal.reason().code() + " " + refusal.field();
        }
    }
}
