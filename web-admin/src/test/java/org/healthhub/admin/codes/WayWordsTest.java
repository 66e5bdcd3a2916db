package org.healthhub.admin.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.admin.shell.Language;
import org.healthhub.admin.shell.Texts;
import org.healthhub.registry.WayView;
import org.healthhub.registry.intake.PartnerSystem;
import org.junit.jupiter.api.Test;

class WayWordsTest {
    private static final LocalDate DAY = LocalDate.of(2020, 3, 5);
    private static final WayView.Release DISCHARGE = new WayView.Release("Release", List.of("DISCHARGED", "RELEASED"),
            Period.ofDays(14), Map.of(), List.of(PartnerSystem.RISK_LIST), DAY.plusDays(14));
    private static final WayView.Release NEIGHBOUR = new WayView.Release("NeighbourCode", List.of("GREEN"), Period.ZERO,
            Map.of("province", "34"), List.of(PartnerSystem.EXCHANGE), DAY);

    @Test
    void everyKindOfExitIsSaidWithWhoseItIsAndWhen() {
        WayView.Step step = new WayView.Step("R", Optional.of(DAY),
                Optional.of(new WayView.CheckIns(3, DAY, Optional.empty())),
                Optional.of(new WayView.Tests(2, Duration.ofHours(24), DAY)), List.of(DISCHARGE, NEIGHBOUR));

        assertThat(WayWords.of(step, Texts.in(Language.ZH))).containsExactly("到 2020-03-05 自动解除",
                "再连续健康打卡 3 天均正常，最早 2020-03-05 解除", "再有 2 次核酸检测阴性（采样间隔至少 24 小时），最早 2020-03-05 解除",
                "收到出院记录或解除记录（风险名单报送）再满 14 天，最早 2020-03-19 解除",
                "收到外省推送码（安徽省、绿码）（省际交换报送），最早 2020-03-05 解除");
        assertThat(WayWords.of(step, Texts.in(Language.EN))).endsWith(
                "14 days after a discharge or a release (reported by: Risk list): on 2020-03-19 at the earliest",
                "Another province's code (安徽省, green) (reported by: Exchange): on 2020-03-05 at the earliest");
    }

    @Test
    void aConfirmationStandsBesideItsCheckIns() {
        WayView.Step step = new WayView.Step("H", Optional.empty(),
                Optional.of(new WayView.CheckIns(3, DAY, Optional.of(DISCHARGE))), Optional.empty(), List.of());

        assertThat(WayWords.of(step, Texts.in(Language.ZH)))
                .containsExactly("再连续健康打卡 3 天均正常，并收到出院记录或解除记录（风险名单报送），最早 2020-03-05 解除");
    }

    @Test
    void whatNothingEndsIsForOfficers() {
        WayView.Step step = new WayView.Step("H", Optional.empty(), Optional.empty(), Optional.empty(), List.of());

        assertThat(WayWords.of(step, Texts.in(Language.EN))).containsExactly("only by a ruling of officers");
    }
}
