package org.healthhub.connectors.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.healthhub.connectors.HubDay;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.exchange.OutsideSystem.Answer;
import org.healthhub.registry.GreenCodes;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The query for a green code as client, against a province that can be right, wrong, slow and down. */
class ProvinceLinksTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2020-03-09T04:00:00Z"), HubDay.ZONE);
    private static final GreenCodeQuestion QUESTION = new GreenCodeQuestion(
            new HolderId(IdType.RESIDENT_ID, "330106199003070006"), GreenCodeQuestion.Purpose.ENTRY);
    @TempDir
    Path folder;
    private OutsideSystem anhui;
    private ProvinceLinks links;

    @BeforeEach
    void open() throws IOException {
        anhui = new OutsideSystem(call -> new Answer(200, "{\"answer\":\"NOT_GREEN\"}"));
        links = new ProvinceLinks(anhui.links(folder, "province-34"), NOON, Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        anhui.close();
    }

    @Test
    void theProvinceIsAskedAsItsLinkSays() {
        assertThat(links.ask("34", QUESTION)).isEqualTo(GreenCodes.Answer.NOT_GREEN);
        assertThat(anhui.calls).singleElement().satisfies(call -> {
            assertThat(call.body()).isEqualTo(
                    "{\"holder\":{\"idType\":\"RESIDENT_ID\",\"idNumber\":\"330106199003070006\"},\"purpose\":\"ENTRY\"}");
            assertThat(call.authorization()).isEqualTo("Basic aHViOnNlY3JldA==");
        });
    }

    @Test
    void aProvinceWithoutACodeOfItsOwnIsAnsweredByTheNation() throws IOException {
        ProvinceLinks national = new ProvinceLinks(anhui.links(folder, "province-00"), NOON, Duration.ofMinutes(1));

        assertThat(national.ask("54", QUESTION)).isEqualTo(GreenCodes.Answer.NOT_GREEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"answer\":\"green\"}", "{\"answer\":1}", "{}", "", "GREEN", "{\"answer\":\"GREEN\"", "null"})
    void whatIsNoClearAnswerIsNeverGreen(String body) {
        anhui.behave(call -> new Answer(200, body));

        assertRefused("34", ReasonCode.UNAVAILABLE);
    }

    @Test
    void aSlowProvinceIsNotWaitedForAndAFailingOneIsSpared() {
        anhui.behave(call -> anhui.never());
        assertRefused("34", ReasonCode.UNAVAILABLE);
        anhui.behave(call -> new Answer(500, ""));
        for (int i = 0; i < 4; i++) {
            assertRefused("34", ReasonCode.UNAVAILABLE);
        }
        int before = anhui.calls.size();

        assertRefused("34", ReasonCode.UNAVAILABLE);

        assertThat(anhui.calls).hasSize(before);
    }

    @Test
    void aProvinceThatIsNoneOrHasNoLinkIsTold() {
        assertRefused("99", ReasonCode.BAD_PARAMETER);
        assertRefused("31", ReasonCode.UNAVAILABLE);
    }

    private void assertRefused(String province, ReasonCode reason) {
        assertThatThrownBy(() -> links.ask(province, QUESTION)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
