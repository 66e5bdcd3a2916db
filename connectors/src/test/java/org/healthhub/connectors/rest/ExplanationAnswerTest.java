package org.healthhub.connectors.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.ExplanationView;
import org.healthhub.registry.FactView;
import org.healthhub.registry.MeasureView;
import org.healthhub.registry.ReasonView;
import org.healthhub.registry.SourceView;
import org.healthhub.registry.WayView;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationAnswerTest {
    private static final Instant NOON = Instant.parse("2020-03-05T04:00:00Z");
    private static final LocalDate MARCH_5 = LocalDate.of(2020, 3, 5);

    @Test
    void anExplanationTellsRulesRecordsAndTheWayOutAndNothingOfThePerson() {
        FactView fact = new FactView("AreaStay", LocalDate.of(2020, 3, 1), NOON, NOON, "dingtalk", "测试渠道", "r-1",
                Map.of("division", "420100"), List.of("R06"));
        ReasonView reason = new ReasonView("R06", "来自重点疫区", "from a key area", "AREA", "重点疫区为红码", Colour.RED,
                LocalDate.of(2020, 3, 1), Optional.empty(), 4, Optional.of(14), "dingtalk", "测试渠道", "r-1");
        WayView way = new WayView(List.of(new WayView.Step("R06", Optional.empty(),
                Optional.of(new WayView.CheckIns(10, LocalDate.of(2020, 3, 14), Optional.empty())),
                Optional.of(new WayView.Tests(2, Duration.ofHours(24), LocalDate.of(2020, 3, 6))),
                List.of(new WayView.Release("Release", List.of("RELEASED"), Period.ZERO, Map.of(),
                        List.of(PartnerSystem.RISK_LIST), MARCH_5), new WayView.Release("NeighbourCode", List.of("GREEN"),
                        Period.ofDays(2), Map.of("province", "34"), List.of(PartnerSystem.EXCHANGE),
                        LocalDate.of(2020, 3, 7))))),
                Optional.of(new WayView.Course(LocalDate.of(2020, 3, 6), List.of(),
                        List.of(NOON, NOON.plus(Duration.ofHours(24))))));

        String answer = text(ExplanationJson.bytes(new ExplanationView(new UUID(0, 1), NOON, true, Colour.RED,
                LocalDate.of(2020, 3, 1), Optional.empty(), false, "ZJ-2020-02", "decree",
                List.of(new MeasureView(reason, List.of(new SourceView(fact, PartnerSystem.CHECK_IN,
                        SourceView.Effect.BEGAN, false)))), way, Optional.empty())));

        assertThat(answer).isEqualTo("""
                {"codeId":"00000000-0000-0000-0000-000000000001","at":"2020-03-05T04:00:00Z","colour":"RED",\
                "since":"2020-03-01","rulePack":"ZJ-2020-02","reasons":[{"rule":"R06","colour":"RED",\
                "says":"来自重点疫区","decree":"重点疫区为红码","since":"2020-03-01","cleanDays":4,"cleanDaysNeeded":14,\
                "sources":[{"partner":"dingtalk","system":"check-in","recordId":"r-1","effect":"BEGAN",\
                "effectiveOn":"2020-03-01","receivedAt":"2020-03-05T04:00:00Z"}]}],\
                "wayToGreen":{"soonest":{"on":"2020-03-06","checkIns":[],\
                "testsFrom":["2020-03-05T04:00:00Z","2020-03-06T04:00:00Z"]},"measures":[{"rule":"R06",\
                "checkIns":{"days":10,"earliest":"2020-03-14"},\
                "tests":{"negatives":2,"apart":"PT24H","earliest":"2020-03-06"},\
                "releases":[{"finding":"Release","values":["RELEASED"],"after":"P0D","by":["risk-list"],\
                "earliest":"2020-03-05"},{"finding":"NeighbourCode","values":["GREEN"],"after":"P2D",\
                "same":{"province":"34"},"by":["exchange"],"earliest":"2020-03-07"}]}]}}""");
    }

    @Test
    void anAuthorityThatMustConfirmIsNamedAndAnOpenEndIsLeftOut() {
        WayView way = new WayView(List.of(new WayView.Step("H-Y3", Optional.of(MARCH_5),
                Optional.of(new WayView.CheckIns(0, MARCH_5, Optional.of(new WayView.Release("Release",
                        List.of("RELEASED"), Period.ZERO, Map.of(), List.of(PartnerSystem.RISK_LIST), MARCH_5)))),
                Optional.empty(), List.of())), Optional.empty());

        String answer = text(ExplanationJson.bytes(new ExplanationView(new UUID(0, 1), NOON, true, Colour.GREEN, MARCH_5,
                Optional.of(MARCH_5), false, "HB-2020-03", "decree", List.of(), way, Optional.empty())));

        assertThat(answer).endsWith("""
                "wayToGreen":{"measures":[{"rule":"H-Y3","endsOn":"2020-03-05","checkIns":{"days":0,\
                "earliest":"2020-03-05","confirmedBy":{"finding":"Release","values":["RELEASED"],"after":"P0D",\
                "by":["risk-list"],"earliest":"2020-03-05"}},\
                "releases":[]}]}}""").contains("\"until\":\"2020-03-05\"");
    }

    @ParameterizedTest
    @CsvSource({"'{}', 2020-03-05T04:00:00Z", "'{\"at\":null}', 2020-03-05T04:00:00Z",
        "'{\"at\":\"2020-03-01T08:00:00+08:00\"}', 2020-03-01T00:00:00Z"})
    void withoutAMomentNowIsMeant(String body, Instant moment) throws IOException {
        assertThat(ExplanationResource.moment(fields(body), NOON)).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({"'{\"at\":\"2020-03-05T12:00:01+08:00\"}', FUTURE_TIME", "'{\"at\":\"yesterday\"}', BAD_TIME",
        "'{\"at\":\"2020-03-05T12:00:00\"}', BAD_TIME", "'{\"at\":5}', BAD_FIELD"})
    void aMomentThatIsNoneIsRefused(String body, ReasonCode reason) throws IOException {
        RecordFields fields = fields(body);

        assertThatThrownBy(() -> ExplanationResource.moment(fields, NOON))
                .isInstanceOfSatisfying(UnreadableRecord.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(reason);
                    assertThat(refusal.field()).isEqualTo("at");
                });
    }

    private static RecordFields fields(String body) throws IOException {
        return JsonDoor.single(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
