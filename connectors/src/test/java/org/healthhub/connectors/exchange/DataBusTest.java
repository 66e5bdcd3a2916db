package org.healthhub.connectors.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.healthhub.connectors.HubDay;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.exchange.OutsideSystem.Answer;
import org.healthhub.connectors.exchange.OutsideSystem.Call;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client of the data bus against a bus that can be right, wrong, slow and down. */
class DataBusTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2020-03-09T04:00:00Z"), HubDay.ZONE);
    private static final String TOKEN = """
            {"result_code":200,"data":[{"requestSecret":"s-%d","app_key":"k-1"}]}""";
    private static final String ONE = """
            {"id":"7","province":"34","status":"10","updateTime":"2020-03-08 10:00:00","reason":"确诊"}""";
    @TempDir
    Path folder;
    private OutsideSystem system;
    private DataBus bus;
    private int tokens;

    @BeforeEach
    void open() throws IOException {
        system = new OutsideSystem(call -> isToken(call) ? token() : done("[" + ONE + "]"));
        bus = new DataBus(system.links(folder, "data-bus"), NOON, Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void aTokenIsAskedForFirstAndTheRequestSigned() {
        assertThat(bus.ask("base", Map.of("idcardNo", "330106199003070006"))).hasSize(1);

        Call request = system.calls.get(1);
        assertThat(system.calls.get(0).path()).isEqualTo("/33.1111.zj.appkeyAndrequestToken.SynReq@1.0");
        assertThat(request.path()).isEqualTo("/33.1111.zj.base.SynReq@1.0");
        assertThat(request.field("idcardNo")).isEqualTo("330106199003070006");
        assertThat(request.field("requestTime")).isEqualTo("1583726400000");
        assertThat(request.field("sign")).isEqualTo(md5("k-1" + "s-1" + "1583726400000"));
        assertThat(request.area()).isEqualTo("330000");
    }

    @Test
    void aTokenServesMoreThanOneRequest() {
        ask();
        ask();

        assertThat(tokens).isEqualTo(1);
    }

    @Test
    void aTokenThatTheBusHasDroppedIsRenewedOnce() {
        ask();
        system.behave(call -> isToken(call) ? token() : call.field("sign").equals(md5("k-1s-21583726400000"))
                ? done("[]") : new Answer(200, "{\"code\":\"14\",\"msg\":\"expired\"}"));

        assertThat(ask()).isEmpty();
        assertThat(tokens).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[%s]", "\"[%s]\"", "\"%s\""})
    void datasIsAnArrayOrATextWithAnArrayOrATextWithAnObject(String shape) {
        String one = shape.startsWith("\"") ? ONE.replace("\"", "\\\"") : ONE;
        system.behave(call -> isToken(call) ? token() : done(shape.formatted(one)));

        assertThat(ask()).singleElement().satisfies(data -> assertThat(data.path("status").asText()).isEqualTo("10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "null", "[]", "\"[]\""})
    void nothingIsHeldInManyWays(String datas) {
        system.behave(call -> isToken(call) ? token() : done(datas));

        assertThat(ask()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":\"99\",\"msg\":\"test\"}", "{\"code\":\"00\",\"datas\":\"{\"}", "hello", "[1]", "",
            "{\"code\":\"00\",\"datas\":[1]}", "{\"code\":\"00\",\"datas\":7}", "{\"code\":{}}"})
    void whatIsNoAnswerIsTold(String body) {
        system.behave(call -> isToken(call) ? token() : new Answer(200, body));

        assertUnavailable();
    }

    @Test
    void noTokenIsNoAnswer() {
        system.behave(call -> new Answer(200, "{\"result_code\":500}"));

        assertUnavailable();
    }

    @Test
    void aSlowBusIsNotWaitedFor() {
        system.behave(call -> isToken(call) ? token() : system.never());

        assertUnavailable();
    }

    @Test
    void aHugeOrDeepAnswerIsRefused() {
        system.behave(call -> isToken(call) ? token() : done("[" + "1,".repeat(1_000_000) + "1]"));
        assertUnavailable();
        system.behave(call -> isToken(call) ? token() : done("[".repeat(10_000)));
        assertUnavailable();
    }

    @Test
    void afterSomeFailuresNobodyAsksForAWhile() {
        system.behave(call -> new Answer(503, ""));
        for (int i = 0; i < 5; i++) {
            assertUnavailable();
        }
        int before = system.calls.size();

        assertUnavailable();

        assertThat(system.calls).hasSize(before);
    }

    @Test
    void aBusThatRefusesIsAskedAgain() {
        system.behave(call -> isToken(call) ? token() : new Answer(200, "{\"code\":\"99\"}"));
        for (int i = 0; i < 6; i++) {
            assertUnavailable();
        }
        system.behave(call -> isToken(call) ? token() : done("[]"));

        assertThat(ask()).isEmpty();
    }

    @Test
    void aBusThatIsDownOrNotConfiguredIsTold() throws IOException {
        system.close();
        assertUnavailable();
        assertThatThrownBy(() -> new DataBus(system.links(folder, "other"), NOON).ask("base", Map.of()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatTheLibraryHoldsBecomesRecordsOfTheExchange() {
        Holder holder = new Holder(new HolderId(IdType.RESIDENT_ID, "330106199003070006"), "测试甲", "");

        assertThat(BaseLibrary.message(holder, ask()).toString()).isEqualTo("""
                {"records":[{"recordId":"bus-7","observedAt":"2020-03-08T10:00:00+08:00",\
                "holder":{"idType":"RESIDENT_ID","idNumber":"330106199003070006","name":"测试甲"},"province":"34",\
                "scheme":"NATIONAL","colour":"10","reason":"确诊"}]}""");
    }

    private List<ObjectNode> ask() {
        return bus.ask("base", Map.of());
    }

    private void assertUnavailable() {
        assertThatThrownBy(this::ask).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(ReasonCode.UNAVAILABLE));
    }

    private Answer token() {
        return new Answer(200, TOKEN.formatted(++tokens));
    }

    private static boolean isToken(Call call) {
        return call.path().contains("appkeyAndrequestToken");
    }

    private static Answer done(String datas) {
        return new Answer(200, "{\"code\":\"00\",\"msg\":\"ok\",\"dataCount\":1,\"datas\":" + datas + "}");
    }

    private static String md5(String text) {
        return HexFormat.of().formatHex(Digests.named("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
