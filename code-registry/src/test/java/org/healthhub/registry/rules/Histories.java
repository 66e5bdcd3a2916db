package org.healthhub.registry.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.RecordKey;

/** Random histories of a person: every kind of fact that a rule may look at, in any order, some reported late. */
public final class Histories {
    private static final PartnerCode ANY = new PartnerCode("any");

    private Histories() {
    }

    public static Arbitrary<List<Evidence>> of(LocalDate start, int days) {
        Arbitrary<LocalDate> day = Arbitraries.integers().between(0, days - 1).map(start::plusDays);
        return Combinators.combine(finding(day), Arbitraries.integers().between(0, 96)).as(Told::new)
                .list().ofMinSize(1).ofMaxSize(40).map(Histories::numbered)
                // The edge cases of all parts together are thousands, and take longer to list than the tries.
                .withoutEdgeCases();
    }

    private record Told(Finding finding, int hoursLate) {
    }

    private static Arbitrary<Finding> finding(Arbitrary<LocalDate> days) {
        return Arbitraries.oneOf(
                Combinators.combine(days, Arbitraries.of("", "36.5", "37.2", "37.3", "39.0"),
                        Arbitraries.of(Set.<Finding.Symptom>of(), Set.of(Finding.Symptom.COUGH),
                                Set.of(Finding.Symptom.FATIGUE)))
                        .as((d, t, s) -> new Finding.CheckIn(d, Optional.of(t).filter(x -> !x.isEmpty())
                                .map(BigDecimal::new), s, Optional.empty(), "a")),
                days.map(d -> new Finding.CheckIn(d, Optional.of(new BigDecimal("36.5")), Set.of(), Optional.empty(), "a")),
                Combinators.combine(days, Arbitraries.of("420100", "340100", "330302", "330106", "330108", "330110"))
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
                        .as((d, kind) -> new Finding.Release(kind, d, "d")),
                Combinators.combine(days, Arbitraries.integers().between(0, 23), Arbitraries.of("s1", "s2", "s3", "s4"),
                        Arbitraries.of(Finding.TestOutcome.class), Arbitraries.of(Finding.TestStatus.class))
                        .as((d, hour, specimen, result, status) -> new Finding.TestResult(specimen,
                                d.atTime(hour, 0).toInstant(ZoneOffset.ofHours(8)), result, status, "l")),
                Combinators.combine(days, Arbitraries.of("36.5", "37.3", "38.5"))
                        .as((d, t) -> new Finding.TemperatureReading(d, new BigDecimal(t), "c", Optional.empty())),
                days.map(d -> new Finding.VenueExposure("v", "330106", d, "d")),
                days.map(d -> new Finding.FalseDeclaration(d, "d")),
                days.map(d -> new Finding.IsolationLeft(d, "d")),
                days.map(d -> new Finding.InPersonCheck(d, "c", Optional.empty())),
                days.map(Finding.Withdrawn::new),
                Combinators.combine(days, Arbitraries.integers().between(1, 20), Arbitraries.of("R04", "R06", "Y04", "H-R3",
                        "O1"), Arbitraries.of(Finding.RulingKind.class))
                        .as((d, n, rule, kind) -> new Finding.OfficerRuling(rule, kind, d, d.plusDays(n), "d")));
    }

    private static List<Evidence> numbered(List<Told> history) {
        List<Evidence> evidence = new ArrayList<>();
        for (Told told : history) {
            Instant at = told.finding().effectiveOn().atStartOfDay().toInstant(ZoneOffset.ofHours(8));
            evidence.add(new Evidence(new RecordKey(ANY, "r" + evidence.size()), 0, at,
                    at.plusSeconds(3600L * told.hoursLate()), told.finding()));
        }
        return evidence;
    }
}
