package org.healthhub.admin.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.healthhub.registry.ShadowCell;
import org.healthhub.registry.ShadowRunView;
import org.healthhub.registry.intake.Colour;
import org.junit.jupiter.api.Test;

class TrialViewTest {
    private static final Instant NOW = Instant.parse("2020-03-09T01:00:00Z");

    @Test
    void cellsAreAddedUpInEachWay() {
        TrialView trial = trial(List.of(cell(Colour.YELLOW, "330106", "R04", 5), cell(Colour.YELLOW, "330102", "R04", 3),
                cell(Colour.GREEN, "330106", "R06", 9)));

        assertThat(trial.turns()).extracting(cell -> cell.to() + " " + cell.codes()).containsExactly("GREEN 9", "YELLOW 8");
        assertThat(trial.rules()).extracting(cell -> cell.fromRule() + " " + cell.codes() + " " + cell.examples().size())
                .containsExactly("R06 9 2", "R04 8 3");
        assertThat(trial.counties()).extracting(ShadowCell::division).containsExactly("330106", "330106", "330102");
        assertThat(trial.hasMoreCounties()).isFalse();
    }

    @Test
    void onlyTheLargestRowsAreShown() {
        TrialView trial = trial(IntStream.range(0, 40).mapToObj(n -> cell(Colour.GREEN, "3301" + (10 + n), "R06", n)).toList());

        assertThat(trial.counties()).hasSize(30);
        assertThat(trial.counties().get(0).codes()).isEqualTo(39);
        assertThat(trial.hasMoreCounties()).isTrue();
    }

    private static TrialView trial(List<ShadowCell> cells) {
        return new TrialView(new ShadowRunView(1, "HB-2020-03", true, "ZJ-2020-02", Optional.empty(), NOW, "li.na",
                Optional.of(NOW), Optional.of(NOW), false, 100, 17, 1, cells));
    }

    private static ShadowCell cell(Colour to, String division, String rule, long codes) {
        return new ShadowCell(Colour.RED, to, division, rule, "G00", codes, List.of(UUID.randomUUID(), UUID.randomUUID()));
    }
}
