package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.healthhub.connectors.LinkLines;
import org.healthhub.connectors.Links;
import org.healthhub.connectors.healthcard.CardDoor;
import org.healthhub.connectors.healthcard.CardSystemSimulator;
import org.healthhub.connectors.healthcard.QrReader;
import org.healthhub.connectors.healthcard.RhcSchemas;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every pair {@code <case>.action.xml} and {@code <case>.message.xml} is answered as {@code <case>.answer.xml} says, by
 * the door on a registry that knows the same few people each time. What is taken and what is answered keep to the
 * schemas. In an answer a picture is written as what a camera reads in it.
 */
class CardAnswersIT {
    private static final Path SAMPLES = Path.of("src/test/resources/samples/health-card-answers");
    private static final Instant NOW = CardPeople.NOW;
    private static final Pattern PICTURE = Pattern.compile("imgtext>([A-Za-z0-9+/=]+)<");
    private static final Pattern RESULT = Pattern.compile("<resultCode>(\\d+)</resultCode>");
    private static final Pattern OPERATION = Pattern.compile("RHC_E\\d{4}");
    private static final String LARGE = "A".repeat(700 * 1024);

    private static final Map<String, PartnerView> PARTNERS = Map.of(
            "zj-card", partner("zj-card", Set.of(Grant.CODES, Grant.VERIFY)),
            "zj-hospital", partner("zj-hospital", Set.of(Grant.VERIFY)),
            "zj-window", partner("zj-window", Set.of(Grant.CODES)));

    private static RegistryFixture registry;
    private static boolean prepared;

    @BeforeAll
    static void start() {
        registry = new RegistryFixture();
        registry.clock.set(NOW);
    }

    @AfterAll
    static void close() throws IOException {
        registry.close();
    }

    @TestFactory
    Stream<DynamicTest> everyMessageIsAnsweredAsStandsBesideIt() throws IOException {
        return cases().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            prepare();

            String answer = answeredAndUndone(name);

            assertThat(shown(answer)).isEqualTo(Files.readString(file(name, "answer")).strip());
            keepsToTheSchemas(name, answer);
        }));
    }

    /** What the specification has and this hub can answer; docs/partners.md says why the others cannot occur. */
    @Test
    void everyResultCodeHasASample() throws IOException {
        Set<String> answered = new TreeSet<>();
        for (String name : cases()) {
            RESULT.matcher(Files.readString(file(name, "answer"))).results().map(r -> r.group(1)).forEach(answered::add);
        }

        assertThat(answered).contains("0", "1001", "1002", "1003", "1004", "1005", "1006", "1007", "1012", "2001",
                "2002", "2003", "2004", "2005", "2006", "2007", "2008", "2009", "3001", "3002", "3003", "3004", "3005",
                "4001", "4004", "5005", "6001", "6002", "6003", "6005", "6008", "6009", "7001", "7002", "7003", "7004",
                "7005", "7006", "8001", "8002", "8003", "8006", "11002");
    }

    @Test
    void whatWasRegisteredCanBeCancelledAndRegisteredAgain() {
        prepareAnew();
        Holder person = CardPeople.resident("330302197801010004", "测试丙");
        assertThat(resultOf("register")).isEqualTo("6008");
        assertThat(resultOf("register")).isEqualTo("6009");
        String cancel = text("cancel", "message").replace("330106199003070006", person.id().number())
                .replaceAll("<qr_code>.*:1", "<qr_code>" + CardDoor.ehcId(person) + ":1");

        List<HealthRecord> queued = new ArrayList<>();
        String answer = call(text("cancel", "action"), cancel, queued);
        registry.register(queued);

        assertThat(answer).contains("<resultCode>4004<");
        assertThat(registry.cards(desk -> desk.standing(person.id(), "")).orElseThrow().card().orElseThrow().status())
                .isEqualTo(CardView.CANCELLED);
    }

    @Test
    void whoeverIsToldOfAPersonStandsInTheAuditWithThePurpose() {
        prepareAnew();
        registry.inTransaction(entities -> entities.createNativeQuery("truncate audit_entry").executeUpdate());

        answerOf("verify-fixed");
        answerOf("verify-no-code");

        List<?> rows = registry.inTransaction(entities -> entities.createNativeQuery(
                "select actor || ' ' || action || ' ' || purpose from audit_entry").getResultList());
        assertThat(rows).map(Object::toString).containsExactly("zj-hospital READ_CARD RHC_E0003 010101");
    }

    @Test
    void aCheckpointVerifiesWhatTheHubMadeByItself() {
        prepareAnew();

        assertThat(verified(LinkLines.none(), CardDoor.ehcId(CardPeople.WITHOUT_CODES) + ":1")).isEqualTo("GREEN 测**");
        assertThat(verified(LinkLines.none(), CardDoor.dynamic(CardPeople.WITHOUT_CODES, NOW.plusSeconds(1)))).isEqualTo("GREEN 测**");
        assertThat(verified(LinkLines.none(), CardDoor.dynamic(CardPeople.WITHOUT_CODES, NOW))).isEqualTo("TOKEN_EXPIRED");
        assertThat(verified(LinkLines.none(), CardDoor.ehcId(CardPeople.CANCELLED) + ":1")).isEqualTo("CARD_UNKNOWN");
        assertThat(verified(LinkLines.none(), "0".repeat(64) + ":1")).isEqualTo("CARD_UNKNOWN");
        assertThat(verified(LinkLines.none(), "D".repeat(64) + ":1")).isEqualTo("CARD_STATE");
    }

    @Test
    void aCheckpointIsToldTheCodeOfWhomTheCardSystemOutsideNames(@TempDir Path folder) {
        prepareAnew();
        String foreign = "F".repeat(64) + ":0:" + "F".repeat(32);
        try (CardSystemSimulator outside = new CardSystemSimulator()) {
            Links links = LinkLines.read(folder, outside.link(1));

            outside.says("3005", Map.of("name", "测试庚", "id_card", CardPeople.WITHOUT_CARD.id().number()));
            assertThat(verified(links, foreign)).isEqualTo("GREEN 测**");
            outside.says("3005", Map.of("name", "别人", "id_card", CardPeople.WITHOUT_CARD.id().number()));
            assertThat(verified(links, foreign)).isEqualTo("IDENTITY_CONFLICT");
            outside.says("3005", Map.of("name", "测试丙", "id_card", "330302197801010004"));
            assertThat(verified(links, foreign)).isEqualTo("CODE_UNKNOWN");
            outside.says("3004", Map.of());
            assertThat(verified(links, foreign)).isEqualTo("TOKEN_EXPIRED");
            outside.says("3002", Map.of());
            assertThat(verified(links, foreign)).isEqualTo("CARD_UNKNOWN");
            outside.isSilent();
            assertThat(verified(links, foreign)).isEqualTo("CARD_SYSTEM_UNAVAILABLE");
        }
    }

    @Test
    void theCodesOfWhoHasNoCardHereAreAskedOutsideAndNothingElseIsHandedOn(@TempDir Path folder) {
        prepareAnew();
        String card = "A".repeat(64);
        try (CardSystemSimulator outside = new CardSystemSimulator().says("5005", Map.of("name", "测试庚", "id_card",
                CardPeople.WITHOUT_CARD.id().number(), "ecardId", card, "telephone", "13900139000", "qr_code", card + ":1"))) {
            String message = text("get-none", "message").replace("330106199003070006", CardPeople.WITHOUT_CARD.id().number());

            String answer = registry.cardDoor(desks -> new CardDoor(desks.cards(), desks.families(), registry.clock,
                    queued -> { }, LinkLines.read(folder, outside.link(1)))
                    .answer(PARTNERS.get("zj-card"), text("get-none", "action"), message));

            assertThat(answer).contains("<resultCode>5005<", "<qr_code>" + card + ":1<", "<ecardId>" + card + "<")
                    .doesNotContain("13900139000", CardPeople.WITHOUT_CARD.id().number());
            assertThat(RhcSchemas.faultsOfResponse("RHC_E0005", answer)).isEmpty();
        }
    }

    private static String verified(Links links, String text) {
        VerifiedCode code = registry.cardDoor(desks ->
                new CardDoor(desks.cards(), desks.families(), registry.clock, queued -> { }, links).verify(text));
        return code.refusal().map(ReasonCode::name)
                .orElseGet(() -> code.colour().orElseThrow() + " " + code.maskedName());
    }

    private static String resultOf(String name) {
        return RESULT.matcher(answerOf(name)).results().map(r -> r.group(1)).findFirst().orElseThrow();
    }

    private static String answerOf(String name) {
        List<HealthRecord> queued = new ArrayList<>();
        String answer = call(text(name, "action"), text(name, "message"), queued);
        registry.register(queued);
        return answer;
    }

    /** What was answered; nothing of it stays, so that the next case finds the same people. */
    private static final class Undone extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Undone(String answer) {
            super(answer);
        }
    }

    private static String answeredAndUndone(String name) {
        String message = text(name, "message").replace("@LARGE@", LARGE);
        try {
            return registry.cardDoor(desks -> {
                throw new Undone(call(desks, text(name, "action"), message, new ArrayList<>()));
            });
        } catch (Undone undone) {
            return undone.getMessage();
        }
    }

    private static String call(String action, String message, List<HealthRecord> queued) {
        return registry.cardDoor(desks -> call(desks, action, message, queued));
    }

    private static String call(RegistryFixture.CardDesks desks, String action, String message,
            List<HealthRecord> queued) {
        PartnerView partner = PARTNERS.values().stream()
                .filter(p -> action.contains("<userName>" + p.code().value() + "<")).findFirst()
                .orElse(PARTNERS.get("zj-card"));
        return new CardDoor(desks.cards(), desks.families(), registry.clock, queued::addAll).answer(partner, action, message);
    }

    private static void prepareAnew() {
        prepared = false;
        prepare();
        prepared = false;
    }

    private static void prepare() {
        if (prepared) {
            return;
        }
        prepared = true;
        registry.empty();
        CardPeople.register(registry);
    }

    private static void keepsToTheSchemas(String name, String answer) {
        String action = text(name, "action");
        String operation = OPERATION.matcher(action).results().map(MatchResult::group).findFirst().orElseThrow();
        // Of an operation that the hub does not know there is no schema.
        String known = operation.equals("RHC_E0009") ? "RHC_E0001" : operation;
        assertThat(RhcSchemas.faultsOfResponse(known, answer)).isEmpty();
        if (answer.contains("成功</result>")) {
            assertThat(RhcSchemas.faultsOfAction(action)).isEmpty();
            assertThat(RhcSchemas.faultsOfRequest(operation, text(name, "message"))).isEmpty();
        }
    }

    private static String shown(String answer) {
        return PICTURE.matcher(answer).replaceAll(picture -> "imgtext>[" + QrReader.read(picture.group(1)) + "]<")
                .replaceAll("><(?!/)", ">\n<");
    }

    private static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".action.xml"))
                    .map(f -> f.replace(".action.xml", "")).sorted().toList();
        }
    }

    private static Path file(String name, String part) {
        return SAMPLES.resolve(name + "." + part + ".xml");
    }

    private static String text(String name, String part) {
        try {
            return Files.readString(file(name, part));
        } catch (IOException e) {
            throw new IllegalStateException("a sample is missing", e);
        }
    }

    private static PartnerView partner(String code, Set<Grant> grants) {
        return new PartnerView(new PartnerCode(code), code, PartnerSystem.HEALTH_CARD, grants);
    }
}
