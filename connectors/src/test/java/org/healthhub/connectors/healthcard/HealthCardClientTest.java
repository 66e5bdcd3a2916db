package org.healthhub.connectors.healthcard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.healthhub.connectors.HubDay;
import org.healthhub.connectors.LinkLines;
import org.healthhub.connectors.Patience;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real HTTP to a card system that can be right, slow, wrong and away. */
@Timeout(30)
class HealthCardClientTest {
    private static final CardQr CODE = CardQr.fixed("A".repeat(64));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2020-03-09T01:00:00Z"), HubDay.ZONE);
    private static final HolderId ID = new HolderId(IdType.RESIDENT_ID, "330106199003070006");
    private static final Map<String, String> PERSON = Map.of("name", "测试甲", "ecardId", CODE.ehcId(), "id_card",
            ID.number(), "id_type", "01", "qr_code", CODE.text());

    @TempDir
    Path folder;
    private final CardSystemSimulator system = new CardSystemSimulator();

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void whoseCardItIsIsAskedWithTheAccountAndRead() {
        system.says("3005", PERSON);

        CardSystemAnswer answer = client(5).verify(CODE, seconds(5));

        assertThat(answer).isEqualTo(new CardSystemAnswer.Known(new Holder(ID, "测试甲", ""), CODE.ehcId(),
                Optional.of(CODE), Optional.empty()));
        assertThat(system.asked()).singleElement().asString().startsWith("Basic ")
                .contains("RHC_E0003", CODE.text(), "2020-03-0909:00:00", "zj-hub");
    }

    @Test
    void theCodesOfAPersonAreAskedByTheDocument() {
        system.says("5005", PERSON);

        assertThat(client(5).codesOf(ID, seconds(5))).isInstanceOf(CardSystemAnswer.Known.class);
        assertThat(system.asked().get(0)).contains("RHC_E0005", ID.number());
    }

    @Test
    void aRefusalIsHandedOn() {
        system.says("3004", Map.of());

        assertThat(client(5).verify(CODE, seconds(5))).isEqualTo(new CardSystemAnswer.Refused("3004"));
    }

    @Test
    void noLinkIsNoQuestion() {
        assertThat(client("").verify(CODE, seconds(5))).isEqualTo(new CardSystemAnswer.NotConnected());
        assertThat(system.asked()).isEmpty();
    }

    static Stream<Arguments> troubles() {
        return Stream.<Map.Entry<String, UnaryOperator<CardSystemSimulator>>>of(
                Map.entry("silent", CardSystemSimulator::isSilent),
                Map.entry("trickling", CardSystemSimulator::trickles),
                Map.entry("flooding", CardSystemSimulator::floods),
                Map.entry("failing", s -> s.body(500, "oops")),
                Map.entry("its own trouble", s -> s.says("1011", Map.of())),
                Map.entry("not XML", s -> s.body(200, "hello")),
                Map.entry("empty", s -> s.body(200, "")),
                Map.entry("a fault", s -> s.body(200, "<a><faultstring>x</faultstring></a>")),
                Map.entry("a document type", s -> s.body(200, "<!DOCTYPE a [<!ENTITY e \"x\">]><a><return>&e;</return></a>")),
                Map.entry("too deep", s -> s.body(200, "<a>".repeat(20) + "<return>x</return>" + "</a>".repeat(20))),
                Map.entry("a document type inside", s -> s.returns("<!DOCTYPE response><response/>")),
                Map.entry("another root", s -> s.returns("<request><resultCode>3005</resultCode></request>")),
                Map.entry("no result code", s -> s.returns("<response/>")),
                Map.entry("nobody", s -> s.says("3005", Map.of("name", "x"))),
                Map.entry("an impossible number", s -> s.says("3005", Map.of("id_card", "330106199003070005"))))
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void whateverIsWrongWithItIsNoAnswerAndComesInTime(String what, UnaryOperator<CardSystemSimulator> trouble) {
        trouble.apply(system);
        long began = System.nanoTime();

        CardSystemAnswer answer = client(1).verify(CODE, seconds(5));

        assertThat(answer).isEqualTo(new CardSystemAnswer.Unavailable());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void itIsNeverFollowedElsewhere() {
        try (CardSystemSimulator elsewhere = new CardSystemSimulator().says("3005", PERSON)) {
            system.redirects(elsewhere.address());

            assertThat(client(5).verify(CODE, seconds(5))).isEqualTo(new CardSystemAnswer.Unavailable());
            assertThat(elsewhere.asked()).isEmpty();
        }
    }

    @Test
    void whoIsAwayIsSoonNotAskedAtAll() {
        HealthCardClient client = client(5);
        system.body(500, "");
        for (int i = 0; i < 10; i++) {
            assertThat(client.verify(CODE, seconds(5))).isEqualTo(new CardSystemAnswer.Unavailable());
        }
        int asked = system.asked().size();
        system.says("3005", PERSON);

        assertThat(client.verify(CODE, seconds(5))).isEqualTo(new CardSystemAnswer.Unavailable());
        assertThat(asked).isBetween(5, 9);
        assertThat(system.asked()).hasSize(asked);
    }

    @Test
    void afterAWhileItIsTriedAgain() {
        HealthCardClient client = new HealthCardClient(LinkLines.read(folder, system.link(5)), CLOCK,
                CircuitBreakerConfig.custom().slidingWindowSize(2).minimumNumberOfCalls(2)
                        .waitDurationInOpenState(Duration.ofMillis(1)).permittedNumberOfCallsInHalfOpenState(1).build());
        system.body(500, "");
        client.verify(CODE, seconds(5));
        client.verify(CODE, seconds(5));
        system.says("3005", PERSON);

        // Asked until it is: how long the millisecond lasts is the machine's affair.
        assertThat(Stream.generate(() -> client.verify(CODE, seconds(5))).limit(100_000)
                .anyMatch(CardSystemAnswer.Known.class::isInstance)).isTrue();
    }

    @Test
    void fewWaitForASlowSystemAtOnceAndTheOthersAreAnsweredAtOnce() throws Exception {
        system.isSilent();
        HealthCardClient client = client(3);
        ExecutorService gates = Executors.newFixedThreadPool(20);
        try {
            List<Future<CardSystemAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(gates.submit(() -> client.verify(CODE, seconds(3))));
            }
            for (Future<CardSystemAnswer> answer : answers) {
                assertThat(answer.get()).isEqualTo(new CardSystemAnswer.Unavailable());
            }
        } finally {
            gates.shutdownNow();
        }
        assertThat(system.asked()).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void whoeverHasNoPatienceLeftAsksNobody() {
        system.says("3005", PERSON);

        assertThat(client(5).verify(CODE, Patience.of(Duration.ZERO))).isEqualTo(new CardSystemAnswer.Unavailable());
        assertThat(system.asked()).isEmpty();
    }

    private HealthCardClient client(int timeoutSeconds) {
        return client(system.link(timeoutSeconds));
    }

    private HealthCardClient client(String lines) {
        return new HealthCardClient(LinkLines.read(folder, lines), CLOCK);
    }

    private static Patience seconds(int most) {
        return Patience.of(Duration.ofSeconds(most));
    }
}
