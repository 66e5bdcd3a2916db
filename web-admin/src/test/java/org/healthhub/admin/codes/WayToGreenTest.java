package org.healthhub.admin.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.healthhub.admin.Samples;
import org.healthhub.registry.intake.Colour;
import org.junit.jupiter.api.Test;

class WayToGreenTest {

    @Test
    void allMeasuresMustEnd() {
        WayToGreen way = WayToGreen.of(Samples.red(false), Samples.TODAY);

        // Nine of fourteen days by the 28th, so the fourteenth is 4 March; observation lasts until 6 March.
        assertThat(way.steps().get(0).byClock()).contains(LocalDate.parse("2020-03-04"));
        assertThat(way.earliest()).contains(LocalDate.parse("2020-03-06"));
    }

    @Test
    void todayStillCountsWhileItsCheckInHasNotCome() {
        WayToGreen way = WayToGreen.of(Samples.red(false), Samples.TODAY.plusDays(1));

        assertThat(way.steps().get(0).byClock()).contains(LocalDate.parse("2020-03-04"));
    }

    @Test
    void theSoonerEndOfAMeasureCounts() {
        WayToGreen way = WayToGreen.of(Samples.red(false), Samples.TODAY);

        assertThat(way.steps().get(2).earliest()).contains(LocalDate.parse("2020-03-01"));
    }

    @Test
    void withoutAnEndTheAuthorityHasToAct() {
        assertThat(WayToGreen.of(Samples.cancelledAndOpen(), Samples.TODAY).earliest()).isEmpty();
    }

    @Test
    void greenNeedsNothing() {
        assertThat(WayToGreen.of(Samples.green(), Samples.TODAY).steps()).isEmpty();
    }

    @Test
    void aChainNamesTheFactThatMetTheRule() {
        List<CauseChain> chains = CauseChain.of(Samples.red(false));

        assertThat(chains).extracting(chain -> chain.fact().orElseThrow().kind())
                .containsExactly("AreaStay", "Observation", "CheckIn");
        assertThat(chains).extracting(CauseChain::decides).containsExactly(true, true, false);
        assertThat(chains.get(2).reason().colour()).isEqualTo(Colour.YELLOW);
    }
}
