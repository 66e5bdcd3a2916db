package org.healthhub.registry.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthhub.registry.RulePackSamples;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.RecordKey;
import org.junit.jupiter.api.Test;

class WayToGreenTest {
    private static final RulePack ZHEJIANG = RulePackSamples.zhejiang();
    private static final RulePack HUBEI = RulePackSamples.hubei();
    private static final LocalDate MARCH_1 = LocalDate.of(2020, 3, 1);

    private final List<Evidence> facts = new ArrayList<>();

    @Test
    void aGreenCodeNeedsNothing() {
        WayToGreen way = on(MARCH_1);

        assertThat(way.steps()).isEmpty();
        assertThat(way.soonest()).contains(new WayToGreen.Course(MARCH_1, List.of(), List.of()));
    }

    @Test
    void aContactEndsByItselfAndNothingElseIsSooner() {
        knows(new Finding.ContactNotice(Finding.ContactWith.CONFIRMED, Finding.Closeness.CLOSE, MARCH_1, false, "d"));

        WayToGreen way = on(MARCH_1.plusDays(4));

        assertThat(way.steps()).singleElement().satisfies(step -> {
            assertThat(step.byTime()).contains(MARCH_1.plusDays(14));
            assertThat(step.byCheckIns()).isEmpty();
            assertThat(step.byRelease()).containsExactly(
                    new WayToGreen.Release(Finding.Release.class, List.of("RELEASED"), Period.ZERO, Map.of()));
        });
        assertThat(way.soonest()).contains(new WayToGreen.Course(MARCH_1.plusDays(14), List.of(), List.of()));
    }

    @Test
    void todaysCheckInStillCountsIfItHasNotCome() {
        knows(new Finding.AreaStay("420100", MARCH_1));
        checksIn(MARCH_1, 9);

        assertThat(on(MARCH_1.plusDays(8)).steps().get(0).byCheckIns())
                .contains(new WayToGreen.CheckIns(5, MARCH_1.plusDays(13), Optional.empty()));
        assertThat(on(MARCH_1.plusDays(9)).steps().get(0).byCheckIns())
                .contains(new WayToGreen.CheckIns(5, MARCH_1.plusDays(13), Optional.empty()));
        assertThat(on(MARCH_1.plusDays(10)).steps().get(0).byCheckIns())
                .contains(new WayToGreen.CheckIns(5, MARCH_1.plusDays(14), Optional.empty()));
    }

    @Test
    void aRunThatWasBrokenBeginsAgain() {
        knows(new Finding.AreaStay("420100", MARCH_1));
        checksIn(MARCH_1, 9);

        assertThat(on(MARCH_1.plusDays(11)).steps().get(0).byCheckIns())
                .contains(new WayToGreen.CheckIns(14, MARCH_1.plusDays(24), Optional.empty()));
    }

    @Test
    void testsAreSoonerThanCheckInsAndAnEarlierNegativeCounts() {
        knows(new Finding.AreaStay("420100", MARCH_1));
        assertThat(on(MARCH_1).steps().get(0).byTests())
                .contains(new WayToGreen.Tests(2, Duration.ofHours(24), MARCH_1.plusDays(1)));

        Instant sample = MARCH_1.plusDays(1).atTime(18, 0).toInstant(ZoneOffset.ofHours(8));
        knows(new Finding.TestResult("s", sample, Finding.TestOutcome.NOT_DETECTED, Finding.TestStatus.FINAL, "l"));

        WayToGreen way = on(MARCH_1.plusDays(2));
        assertThat(way.steps().get(0).byTests())
                .contains(new WayToGreen.Tests(1, Duration.ofHours(24), MARCH_1.plusDays(2)));
        assertThat(way.soonest()).contains(new WayToGreen.Course(MARCH_1.plusDays(2), List.of(),
                List.of(sample.plus(Duration.ofHours(24)))));
    }

    @Test
    void aCaseWaitsForTheAuthority() {
        knows(new Finding.CaseReport(Finding.CaseCategory.CONFIRMED, MARCH_1, "d"));

        WayToGreen way = on(MARCH_1);

        assertThat(way.soonest()).isEmpty();
        assertThat(way.steps().get(0).earliest()).isEmpty();
        assertThat(way.steps().get(0).byRelease()).containsExactly(
                new WayToGreen.Release(Finding.Release.class, List.of("DISCHARGED"), Period.ofDays(14), Map.of()));
    }

    @Test
    void anotherProvincesCodeEndsByThatProvincesGreen() {
        knows(new Finding.NeighbourCode("34", Colour.RED, MARCH_1, Optional.empty(), ""));

        assertThat(on(MARCH_1).steps().get(0).byRelease()).containsExactly(new WayToGreen.Release(
                Finding.NeighbourCode.class, List.of("GREEN"), Period.ZERO, Map.of("province", "34")));
    }

    @Test
    void allMeasuresMustEnd() {
        knows(new Finding.AreaStay("340100", MARCH_1));
        knows(new Finding.Observation(Finding.ObservationPlace.HOME, MARCH_1, Optional.of(MARCH_1.plusDays(10)), "d"));

        assertThat(on(MARCH_1).soonest().orElseThrow().on()).isEqualTo(MARCH_1.plusDays(10));
    }

    @Test
    void checkInsThatWantAConfirmationDoNotFreeAlone() {
        knows(new Finding.Observation(Finding.ObservationPlace.HOME, MARCH_1, Optional.of(MARCH_1.plusDays(40)), "d"));

        WayToGreen way = WayToGreen.of(HUBEI, facts, noon(MARCH_1));

        assertThat(way.steps().get(0).byCheckIns()).contains(new WayToGreen.CheckIns(14, MARCH_1.plusDays(13),
                Optional.of(new WayToGreen.Release(Finding.Release.class, List.of("RELEASED"), Period.ZERO, Map.of()))));
        assertThat(way.soonest().orElseThrow().on()).isEqualTo(MARCH_1.plusDays(40));
    }

    @Test
    void whatLapsedComesBackWithOneCheckIn() {
        checksIn(MARCH_1, 1);

        WayToGreen way = WayToGreen.of(HUBEI, facts, noon(MARCH_1.plusDays(9)));

        assertThat(way.steps().get(0).byCheckIns())
                .contains(new WayToGreen.CheckIns(1, MARCH_1.plusDays(9), Optional.empty()));
    }

    @Test
    void everyFactThatMovedAMeasureStandsBehindIt() {
        knows(new Finding.AreaStay("420100", MARCH_1));
        knows(new Finding.AreaStay("420100", MARCH_1.plusDays(1)));
        checksIn(MARCH_1.plusDays(2), 2);
        knows(new Finding.IsolationLeft(MARCH_1.plusDays(5), "d"));
        knows(new Finding.TestResult("s", noon(MARCH_1.plusDays(6)), Finding.TestOutcome.NOT_DETECTED,
                Finding.TestStatus.FINAL, "l"));
        knows(new Finding.TemperatureReading(MARCH_1.plusDays(6), new BigDecimal("36.5"), "c", Optional.empty()));

        List<List<Provenance.Trace>> traces = Provenance.of(ZHEJIANG, facts, MARCH_1.plusDays(7));

        assertThat(traces).singleElement().satisfies(trace -> assertThat(trace).extracting(Provenance.Trace::effect)
                .containsExactly(Provenance.Effect.BEGAN, Provenance.Effect.RENEWED, Provenance.Effect.COUNTED,
                        Provenance.Effect.COUNTED, Provenance.Effect.RESET, Provenance.Effect.TESTED));
    }

    private WayToGreen on(LocalDate day) {
        return WayToGreen.of(ZHEJIANG, facts, noon(day));
    }

    private void checksIn(LocalDate from, int days) {
        for (int day = 0; day < days; day++) {
            knows(new Finding.CheckIn(from.plusDays(day), Optional.empty(), Set.of(), Optional.empty(), "app"));
        }
    }

    private void knows(Finding finding) {
        Instant when = noon(finding.effectiveOn());
        facts.add(new Evidence(new RecordKey(new PartnerCode("any"), "r" + facts.size()), 0, when, when, finding));
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.ofHours(8));
    }
}
