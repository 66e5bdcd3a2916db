package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.healthhub.connectors.healthcard.CardDoor;
import org.healthhub.connectors.healthcard.QrReader;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every file {@code <case>.<operation>.json} is a signed request of the open platform, answered as
 * {@code <case>.answer.json} says, on a registry that knows the same few people each time. The signatures were computed
 * apart from the hub.
 */
class OpenPlatformIT {
    private static final Path SAMPLES = Path.of("src/test/resources/samples/health-card-open");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Pattern PICTURE = Pattern.compile("\"qrCodeImg\":\"([A-Za-z0-9+/=]+)\"");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static RegistryFixture registry;

    /** What was answered; nothing of it stays, so that the next case finds the same people. */
    private static final class Undone extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Undone(String answer) {
            super(answer);
        }
    }

    @BeforeAll
    static void start() {
        registry = new RegistryFixture();
        registry.clock.set(CardPeople.NOW);
        CardPeople.register(registry);
        registry.addPartner(partner("zj-card", Set.of(Grant.CODES, Grant.VERIFY)), SECRET);
        registry.addPartner(partner("zj-window", Set.of(Grant.CODES)), SECRET);
        registry.inTransaction(entities -> entities.merge(new Partner(partner("zj-hospital", Set.of(Grant.VERIFY)), "-")));
    }

    @AfterAll
    static void close() throws IOException {
        registry.close();
    }

    @TestFactory
    Stream<DynamicTest> everyRequestIsAnsweredAsStandsBesideIt() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> !file.toString().endsWith(".answer.json")).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> answeredAsExpected(file)));
        }
    }

    @Test
    void aRequestIsTakenOnce() throws IOException {
        Path file = SAMPLES.resolve("verify.verifyQRCode.json");

        String first = registry.cardDoor(desks -> answer(desks, file, new ArrayList<>()));
        String second = registry.cardDoor(desks -> answer(desks, file, new ArrayList<>()));

        assertThat(code(first)).isZero();
        assertThat(code(second)).isEqualTo(344);
        registry.inTransaction(entities -> entities.createNativeQuery("truncate app_request").executeUpdate());
    }

    @Test
    void whatIsTooLargeOrTooDeepIsRefusedAtOnce() throws IOException {
        String large = "{\"commonIn\":{\"requestId\":\"" + "a".repeat(1024 * 1024) + "\"}}";
        String deep = "{\"commonIn\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";

        assertThat(code(registry.cardDoor(desks -> answer(desks, "verifyQRCode", large, new ArrayList<>())))).isEqualTo(101);
        assertThat(code(registry.cardDoor(desks -> answer(desks, "verifyQRCode", deep, new ArrayList<>())))).isEqualTo(104);
    }

    @Test
    void whatIsRegisteredReachesTheRegistry() {
        List<HealthRecord> queued = new ArrayList<>();

        undone(SAMPLES.resolve("register-batch.registerBatchHealthCard.json"), queued);

        assertThat(queued).extracting(record -> record.key().recordId())
                .containsExactly("register-batch-0", "register-batch-2");
    }

    @Test
    void theTokenOfTheHubIsAHealthCode() {
        String token = registry.inTransaction(entities ->
                registry.desk().issue(CardPeople.WITHOUT_CODES.id()).orElseThrow().token());

        Optional<CardHolder> found = registry.cards(desk -> desk.holderOfToken(token, new PartnerCode("zj-card"), "T"));

        assertThat(found).map(CardHolder::holder).contains(CardPeople.WITHOUT_CODES);
    }

    @Test
    void aSecretIsKeptSealed() {
        byte[] sealed = registry.inTransaction(entities -> (byte[]) entities.createNativeQuery(
                "select app_secret from partner where code = 'zj-card'").getSingleResult());

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        assertThat(secretOf("zj-card")).contains(SECRET);
        assertThat(secretOf("zj-hospital")).isEmpty();
    }

    private static Optional<String> secretOf(String partner) {
        return registry.appSecrets(secrets -> secrets.of(new PartnerCode(partner)));
    }

    private static void answeredAsExpected(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path expected = file.resolveSibling(name.substring(0, name.indexOf('.')) + ".answer.json");

        String answer = undone(file, new ArrayList<>());

        String shown = PICTURE.matcher(answer).replaceAll(p -> "\"qrCodeImg\":\"[" + QrReader.read(p.group(1)) + "]\"");
        assertThat(MAPPER.readTree(shown)).isEqualTo(MAPPER.readTree(expected.toFile()));
    }

    private static String undone(Path file, List<HealthRecord> queued) {
        try {
            return registry.cardDoor(desks -> {
                throw new Undone(answer(desks, file, queued));
            });
        } catch (Undone undone) {
            return undone.getMessage();
        }
    }

    private static String answer(RegistryFixture.CardDesks desks, Path file, List<HealthRecord> queued) {
        try {
            return answer(desks, file.getFileName().toString().split("\\.")[1], Files.readString(file), queued);
        } catch (IOException e) {
            throw new IllegalStateException("a sample is missing", e);
        }
    }

    private static String answer(RegistryFixture.CardDesks desks, String operation, String body,
            List<HealthRecord> queued) {
        return new CardDoor(desks.cards(), desks.families(), registry.clock, queued::addAll)
                .open(desks.partners(), desks.secrets(), operation, body);
    }

    private static int code(String answer) throws IOException {
        JsonNode json = MAPPER.readTree(answer);
        return json.path("commonOut").path("resultCode").asInt(-1);
    }

    private static PartnerView partner(String code, Set<Grant> grants) {
        return new PartnerView(new PartnerCode(code), code, PartnerSystem.HEALTH_CARD, grants);
    }
}
