package org.healthhub.registry.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.healthhub.registry.RulePackSamples;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.RecordKey;

class FoldingPropertyTest {
    private static final LocalDate START = LocalDate.of(2020, 2, 1);
    private static final RulePack PACK = RulePackSamples.zhejiang();

    @Property(tries = 2000)
    void theOrderOfArrivalDoesNotMatter(@ForAll("histories") List<Evidence> facts, @ForAll Random random) {
        List<Evidence> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);

        assertThat(PACK.fold(shuffled)).isEqualTo(PACK.fold(facts));
    }

    @Property(tries = 2000)
    void foldingDayByDayWithPruningGivesTheColoursOfTheWholeLedger(@ForAll("histories") List<Evidence> facts) {
        List<Evidence> ordered = facts.stream().sorted(Evidence.IN_FOLD_ORDER).toList();
        HolderState state = HolderState.empty(PACK.name());
        int next = 0;
        for (LocalDate day = START; day.isBefore(START.plusDays(80)); day = day.plusDays(1)) {
            while (next < ordered.size() && !ordered.get(next).finding().effectiveOn().isAfter(day)) {
                state = PACK.fold(state, ordered.get(next++)).pruned(day);
            }
            HolderState whole = PACK.fold(ordered.subList(0, next));

            Verdict incremental = PACK.verdict(state.pruned(day), day);
            assertThat(incremental).isEqualTo(PACK.verdict(whole, day));
        }
    }

    @Property(tries = 500)
    void aRepeatedFindingUnderAnotherKeyNeverMakesACodeMilder(@ForAll("histories") List<Evidence> facts) {
        List<Evidence> exposures = facts.stream().filter(e -> !(e.finding() instanceof Finding.Release)
                && !(e.finding() instanceof Finding.CheckIn) && !(e.finding() instanceof Finding.NeighbourCode)).toList();
        List<Evidence> twice = new ArrayList<>(facts);
        exposures.forEach(e -> twice.add(new Evidence(
                new RecordKey(new PartnerCode("other"), e.key().recordId()), 0, e.observedAt(), e.finding())));
        LocalDate end = START.plusDays(60);

        assertThat(PACK.verdict(PACK.fold(twice), end).colour())
                .isGreaterThanOrEqualTo(PACK.verdict(PACK.fold(facts), end).colour());
    }

    @Provide
    Arbitrary<List<Evidence>> histories() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 45).map(START::plusDays);
        Arbitrary<Finding> findings = Arbitraries.oneOf(
                days.map(d -> new Finding.CheckIn(d, Optional.of(new BigDecimal("36.5")), Set.of(), Optional.empty(), "a")),
                days.map(d -> new Finding.CheckIn(d, Optional.empty(), Set.of(), Optional.empty(), "a")),
                days.map(d -> new Finding.CheckIn(d, Optional.empty(), Set.of(Finding.Symptom.COUGH), Optional.empty(), "a")),
                Combinators.combine(days, Arbitraries.of("420100", "340100", "330302", "330106"))
                        .as((d, where) -> new Finding.AreaStay(where, d)),
                Combinators.combine(days, Arbitraries.of(Finding.CaseCategory.class))
                        .as((d, category) -> new Finding.CaseReport(category, d, "d")),
                Combinators.combine(days, Arbitraries.of(Finding.ContactWith.class), Arbitraries.of(Finding.Closeness.class))
                        .as((d, with, how) -> new Finding.ContactNotice(with, how, d, false, "d")),
                Combinators.combine(days, Arbitraries.integers().between(1, 20), Arbitraries.of(true, false))
                        .as((d, n, open) -> new Finding.Observation(Finding.ObservationPlace.HOME, d,
                                open ? Optional.empty() : Optional.of(d.plusDays(n)), "d")),
                Combinators.combine(days, Arbitraries.of(Colour.class), Arbitraries.of("34", "32"))
                        .as((d, colour, from) -> new Finding.NeighbourCode(from, colour, d, Optional.empty(), "r")),
                Combinators.combine(days, Arbitraries.of(Finding.ReleaseKind.class))
                        .as((d, kind) -> new Finding.Release(kind, d, "d")));
        return findings.list().ofMinSize(1).ofMaxSize(40).map(FoldingPropertyTest::numbered);
    }

    private static List<Evidence> numbered(List<Finding> findings) {
        List<Evidence> evidence = new ArrayList<>();
        for (Finding finding : findings) {
            Instant at = finding.effectiveOn().atStartOfDay().toInstant(ZoneOffset.ofHours(8));
            evidence.add(new Evidence(new RecordKey(new PartnerCode("any"), "r" + evidence.size()), 0, at, finding));
        }
        return evidence;
    }
}
