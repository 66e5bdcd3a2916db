package org.healthhub.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The served contracts say what the code does: of each, what the other says. */
class ContractsTest {
    private static final Path CONTRACTS = Path.of("src/main/resources/contracts");
    private static final Path SAMPLES = Path.of("src/test/resources/samples");
    private static final Path CLASSES = Path.of("target/classes");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Arrival ARRIVAL = Arrival.at(Instant.parse("2020-03-09T16:00:00Z"));
    /** What a schema can tell as well as the translator. */
    private static final Set<ReasonCode> TOLD_BY_SCHEMA = Set.of(ReasonCode.MISSING_FIELD, ReasonCode.MISSING_HOLDER);

    @ParameterizedTest
    @ValueSource(strings = {"common", "check-in", "risk-list", "exchange", "health-card", "resumption", "laboratory",
            "checkpoint", "receipt", "receipts", "change", "resumption-event", "problem"})
    void everySchemaIsOne(String name) throws IOException {
        JsonSchema meta = SCHEMAS.getSchema(SchemaLocation.of(SpecVersion.VersionFlag.V202012.getId()));

        assertThat(meta.validate(JSON.readTree(CONTRACTS.resolve("schemas/" + name + ".json").toFile()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = PartnerSystem.class, names = "OFFICERS", mode = Mode.EXCLUDE)
    void whatIsTakenFitsTheSchemaAndWhatDoesNotFitIsRefused(PartnerSystem system) throws IOException {
        JsonSchema schema = schema(system.path());
        int taken = 0;
        for (ObjectNode record : sampleRecords(system)) {
            if (refusal(system, record).isEmpty()) {
                assertThat(schema.validate(record)).as("%s", record).isEmpty();
                taken++;
                for (ObjectNode broken : broken(record)) {
                    agreeOn(schema, system, broken);
                }
            }
        }
        assertThat(taken).isPositive();
    }

    @Test
    void everyCallOfTheCodeStandsInTheContractAndNoOther() throws IOException {
        Set<String> documented = new TreeSet<>();
        openApi().path("paths").fields().forEachRemaining(path -> path.getValue().fieldNames()
                .forEachRemaining(verb -> documented.add(verb.toUpperCase(Locale.ROOT) + " " + unnamed(path.getKey()))));

        assertThat(documented).isEqualTo(callsOfTheCode());
    }

    @Test
    void everyQueueOfTheCodeStandsInTheContractAndNoOther() throws IOException {
        JsonNode asyncApi = YAML.readTree(CONTRACTS.resolve("asyncapi.yaml").toFile());
        Set<String> documented = new TreeSet<>();
        asyncApi.path("channels").forEach(channel -> documented.add(channel.path("address").asText()));

        Set<String> expected = new TreeSet<>(Set.of("receipts.{partner}", "events.code-changes", "events.resumption"));
        PartnerSystem.linked().forEach(system -> expected.add("intake." + system.path()));
        assertThat(documented).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml"})
    void everyReferenceLeadsSomewhere(String name) throws IOException {
        JsonNode contract = YAML.readTree(CONTRACTS.resolve(name).toFile());
        List<String> references = contract.findValuesAsText("$ref");

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            String[] parts = reference.split("#", 2);
            JsonNode target = parts[0].isEmpty() ? contract : JSON.readTree(CONTRACTS.resolve(parts[0]).toFile());
            assertThat(target.at(parts.length == 2 ? parts[1] : "").isMissingNode()).as(reference).isFalse();
        });
    }

    /** To many parsers of YAML a bare {@code on} is a truth value, not a name. */
    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml"})
    void noNameIsATruthValue(String name) throws IOException {
        assertThat(Files.readString(CONTRACTS.resolve(name)))
                .doesNotContainPattern("(?mi)(^\\s*|[\\[,{]\\s*)(on|off|yes|no|y|n)\\s*[:,\\]]");
    }

    @Test
    void theProblemsOfTheContractAreThoseOfTheCode() throws IOException {
        JsonSchema problem = schema("problem");

        assertThat(Arrays.stream(ReasonCode.values())).allSatisfy(reason ->
                assertThat(problem.validate(JSON.createObjectNode().put("type", "urn:health-hub:reason:" + reason.code())
                        .put("title", "x").put("status", 422).put("code", reason.code())
                        .put("detail", reason.meaning()))).isEmpty());
    }

    private static void agreeOn(JsonSchema schema, PartnerSystem system, ObjectNode record) {
        Optional<ReasonCode> refusal = refusal(system, record);
        boolean fits = schema.validate(record).isEmpty();
        if (!fits) {
            assertThat(refusal).as("the schema is stricter than the code: %s", record).isPresent();
        }
        if (refusal.filter(TOLD_BY_SCHEMA::contains).isPresent()) {
            assertThat(fits).as("the schema is laxer than the code (%s): %s", refusal, record).isFalse();
        }
    }

    /** The record without each of its members, and with something strange in its place. */
    private static List<ObjectNode> broken(ObjectNode record) {
        List<ObjectNode> broken = new ArrayList<>();
        for (Iterator<String> names = record.fieldNames(); names.hasNext();) {
            String name = names.next();
            broken.add(without(record, name));
            broken.add(((ObjectNode) record.deepCopy()).putNull(name));
            broken.add(((ObjectNode) record.deepCopy()).put(name, "???"));
            broken.add(((ObjectNode) record.deepCopy()).put(name, ""));
            broken.add(((ObjectNode) record.deepCopy()).put(name, 1e9));
            broken.add(((ObjectNode) record.deepCopy()).put(name, true));
            broken.add(((ObjectNode) record.deepCopy()).put(name, "字".repeat(1_000)));
            if (record.get(name) instanceof ObjectNode object) {
                for (ObjectNode part : broken(object)) {
                    broken.add(((ObjectNode) record.deepCopy()).set(name, part));
                }
            }
        }
        return broken;
    }

    private static ObjectNode without(ObjectNode record, String name) {
        ObjectNode rest = record.deepCopy();
        rest.remove(name);
        return rest;
    }

    private static Optional<ReasonCode> refusal(PartnerSystem system, ObjectNode record) {
        Translation translation = Languages.ALL.translate(system,
                MessageBody.of(JSON.createObjectNode().set("records", JSON.createArrayNode().add(record)).toString(),
                        ContentType.JSON), new PartnerCode("zj-" + system.path()), ARRIVAL);
        return translation.receipts().get(0).code();
    }

    private static List<ObjectNode> sampleRecords(PartnerSystem system) throws IOException {
        List<ObjectNode> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(SAMPLES.resolve(system.path()))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")
                    && !f.toString().endsWith(".expected.json")).sorted().toList()) {
                readable(file).ifPresent(message -> StreamSupport.stream(
                                (message.has("records") ? message.path("records") : JSON.createArrayNode().add(message))
                                        .spliterator(), false)
                        .filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast).forEach(records::add));
            }
        }
        return records;
    }

    private static Optional<JsonNode> readable(Path file) {
        try {
            return Optional.of(JSON.readTree(file.toFile()));
        } catch (IOException oneOfTheBadSamples) {
            return Optional.empty();
        }
    }

    private static JsonSchema schema(String name) {
        return SCHEMAS.getSchema(SchemaLocation.of(CONTRACTS.resolve("schemas/" + name + ".json").toUri().toString()));
    }

    private static JsonNode openApi() throws IOException {
        return YAML.readTree(CONTRACTS.resolve("openapi.yaml").toFile());
    }

    private static Set<String> callsOfTheCode() throws IOException {
        Set<String> calls = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            files.filter(file -> file.toString().endsWith("Resource.class")).map(ContractsTest::load)
                    .filter(type -> type.isAnnotationPresent(jakarta.ws.rs.Path.class)).forEach(resource -> {
                        for (Method method : resource.getDeclaredMethods()) {
                            verb(method).ifPresent(verb -> calls.add(verb + " " + path(resource, method)));
                        }
                    });
        }
        return calls;
    }

    private static Optional<String> verb(Method method) {
        return Stream.<Class<? extends Annotation>>of(GET.class, POST.class, PUT.class, DELETE.class)
                .filter(method::isAnnotationPresent).map(Class::getSimpleName).findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        String base = resource.getAnnotation(jakarta.ws.rs.Path.class).value();
        jakarta.ws.rs.Path own = method.getAnnotation(jakarta.ws.rs.Path.class);
        return unnamed(own == null ? base : base + own.value());
    }

    /** Without the names and forms of parameters: two that stand at the same place are one path to OpenAPI. */
    private static String unnamed(String path) {
        return path.replaceAll("\\{(?:[^{}]|\\{[^{}]*\\})*\\}", "{}");
    }

    private static Class<?> load(Path file) {
        try {
            String name = CLASSES.relativize(file).toString();
            return Class.forName(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
