package org.healthhub.registry.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.healthhub.registry.RulePackSamples;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.RecordKey;

/** Whoever does what is suggested is green on the day that was told: under every pack, whatever is known. */
class WayToGreenPropertyTest {
    private static final LocalDate START = LocalDate.of(2020, 2, 1);
    private static final List<RulePack> PACKS =
            List.of(RulePackSamples.zhejiang(), RulePackSamples.hubei(), RulePackSamples.zhejiang2022());

    @Property(tries = 2_000)
    void whatIsSuggestedMakesTheCodeGreenOnItsDay(@ForAll("packs") RulePack pack,
            @ForAll("histories") List<Evidence> facts, @ForAll @IntRange(max = 70) int day) {
        LocalDate today = START.plusDays(day);
        WayToGreen way = WayToGreen.of(pack, facts, noon(today));

        way.soonest().ifPresent(course -> {
            List<Evidence> done = new ArrayList<>(facts);
            course.checkIns().forEach(on -> done.add(checkIn(on)));
            course.tests().forEach(sample -> done.add(negative(sample)));
            assertThat(course.on()).isAfterOrEqualTo(today);
            assertThat(course.checkIns()).allSatisfy(on -> assertThat(on).isBetween(today, course.on()));
            assertThat(colour(pack, done, course.on())).isEqualTo(Colour.GREEN);
        });
        assertThat(way.steps()).extracting(WayToGreen.Step::rule).containsExactlyElementsOf(
                pack.verdict(pack.fold(facts), today).reasons().stream().map(Verdict.Reason::rule).toList());
        assertThat(way.soonest().filter(course -> course.on().equals(today) && course.checkIns().isEmpty()
                && course.tests().isEmpty()).isPresent()).isEqualTo(way.steps().isEmpty());
    }

    /** No day before the suggested one is green, neither by waiting nor by checking in every day, whatever is known ahead. */
    @Property(tries = 2_000)
    void nobodyIsGreenSoonerByWaitingOrCheckingIn(@ForAll("packs") RulePack pack,
            @ForAll("histories") List<Evidence> facts, @ForAll @IntRange(max = 70) int day) {
        LocalDate today = START.plusDays(day);
        LocalDate soonest = WayToGreen.of(pack, facts, noon(today)).soonest().map(WayToGreen.Course::on)
                .orElse(START.plusDays(150));
        boolean checkedIn = facts.stream().anyMatch(fact -> fact.finding() instanceof Finding.CheckIn
                && fact.finding().effectiveOn().equals(today));
        HolderState waiting = pack.fold(until(facts, today.minusDays(1)));
        HolderState daily = waiting;

        for (LocalDate on = today; on.isBefore(soonest); on = on.plusDays(1)) {
            List<Evidence> known = on(facts, on);
            List<Evidence> done = new ArrayList<>(known);
            if (on.isAfter(today) || !checkedIn) {
                done.add(checkIn(on));
            }
            waiting = pack.fold(waiting, known);
            daily = pack.fold(daily, done);
            assertThat(pack.live(waiting, on)).isNotEmpty();
            assertThat(pack.live(daily, on)).isNotEmpty();
        }
    }

    @Property(tries = 2_000)
    void eachMeasureEndsOnTheDaysThatItsStepTells(@ForAll("packs") RulePack pack,
            @ForAll("histories") List<Evidence> facts, @ForAll @IntRange(max = 70) int day) {
        LocalDate today = START.plusDays(day);
        WayToGreen way = WayToGreen.of(pack, facts, noon(today));

        for (WayToGreen.Step step : way.steps()) {
            step.byTime().ifPresent(on -> assertThat(isLive(pack, facts, step, on)).isFalse());
            step.byCheckIns().filter(clock -> clock.confirmedBy().isEmpty()).ifPresent(clock -> {
                List<Evidence> done = new ArrayList<>(facts);
                Stream.iterate(clock.earliest(), on -> on.minusDays(1)).limit(clock.days())
                        .forEach(on -> done.add(checkIn(on)));
                assertThat(isLive(pack, done, step, clock.earliest())).isFalse();
                assertThat(step.byTime().filter(end -> !end.isAfter(clock.earliest()))).isEmpty();
            });
            step.byTests().ifPresent(tests ->
                    assertThat(tests.earliest()).isBefore(step.byTime().orElse(LocalDate.MAX)));
        }
    }

    private static boolean isLive(RulePack pack, List<Evidence> facts, WayToGreen.Step step, LocalDate on) {
        return pack.live(pack.fold(until(facts, on)), on).stream()
                .anyMatch(m -> m.rule().equals(step.rule()) && m.scope().equals(step.scope()));
    }

    private static Colour colour(RulePack pack, List<Evidence> facts, LocalDate on) {
        return pack.verdict(pack.fold(until(facts, on)), on).colour();
    }

    private static List<Evidence> until(List<Evidence> facts, LocalDate day) {
        return facts.stream().filter(fact -> !fact.finding().effectiveOn().isAfter(day)).toList();
    }

    private static List<Evidence> on(List<Evidence> facts, LocalDate day) {
        return facts.stream().filter(fact -> fact.finding().effectiveOn().equals(day)).toList();
    }

    private static Evidence checkIn(LocalDate on) {
        return fact("check-in-" + on, noon(on), new Finding.CheckIn(on, Optional.of(new BigDecimal("36.5")), Set.of(),
                Optional.empty(), "a"));
    }

    private static Evidence negative(Instant sampledAt) {
        return fact("test-" + sampledAt, sampledAt, new Finding.TestResult("test-" + sampledAt, sampledAt,
                Finding.TestOutcome.NOT_DETECTED, Finding.TestStatus.FINAL, "another"));
    }

    private static Evidence fact(String id, Instant when, Finding finding) {
        return new Evidence(new RecordKey(new PartnerCode("suggested"), id), 0, when, when, finding);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.ofHours(8));
    }

    @Provide
    Arbitrary<RulePack> packs() {
        return Arbitraries.of(PACKS);
    }

    @Provide
    Arbitrary<List<Evidence>> histories() {
        return Histories.of(START, 60);
    }
}
