package org.healthhub.registry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.healthhub.registry.intake.json.CanonicalJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalJsonTest {
    private static final LocalDate DAY = LocalDate.of(2020, 3, 1);

    static Stream<Finding> findings() {
        return Stream.of(
                new Finding.CardIssued(DAY, "8E49", "1", Optional.of("330106")),
                new Finding.CardCancelled(DAY, "8E49"),
                new Finding.CaseReport(Finding.CaseCategory.CONFIRMED, DAY, "浙疾控〔2020〕1号"),
                new Finding.ContactNotice(Finding.ContactWith.CONFIRMED, Finding.Closeness.CLOSE, DAY, false, "d"),
                new Finding.Observation(Finding.ObservationPlace.HOME, DAY, Optional.empty(), "d"),
                new Finding.AreaStay("420100", DAY),
                new Finding.CheckIn(DAY, Optional.of(new BigDecimal("36.5")),
                        Set.of(Finding.Symptom.COUGH, Finding.Symptom.FEVER), Optional.of("330106"), "app",
                        Optional.of(Finding.Relation.PARENT)),
                new Finding.InPersonCheck(DAY, "gate", Optional.of("d")),
                new Finding.NeighbourCode("34", Colour.YELLOW, DAY, Optional.of(DAY.plusDays(7)), "r"),
                new Finding.FalseDeclaration(DAY, "d"),
                new Finding.Release(Finding.ReleaseKind.DISCHARGED, DAY, "d"),
                new Finding.TestResult("s1", Instant.parse("2020-03-01T02:00:00Z"), Finding.TestOutcome.NOT_DETECTED,
                        Finding.TestStatus.FINAL, "lab"),
                new Finding.TemperatureReading(DAY, new BigDecimal("36.5"), "gate", Optional.of("330106")),
                new Finding.VenueExposure("v", "330302", DAY, "d"),
                new Finding.OfficerRuling("R04", Finding.RulingKind.IMPOSE, DAY, DAY.plusDays(1), "d"),
                new Finding.IsolationLeft(DAY, "d"),
                new Finding.Death(DAY, "d"),
                new Finding.Withdrawn(DAY),
                new Finding.RosterEntry("91330106MA0000007Q", "A1", DAY, "330106"),
                new Finding.ResumptionApplication("A1", "330106", "制造业", true, DAY, DAY.plusDays(3), 120));
    }

    @ParameterizedTest
    @MethodSource("findings")
    void everyFindingReadsBackAsItWasWritten(Finding finding) {
        assertThat(CanonicalJson.readFinding(CanonicalJson.write(finding))).isEqualTo(finding);
    }

    @Test
    void thereIsASampleOfEveryKind() {
        assertThat(findings().map(Object::getClass)).containsExactlyInAnyOrderElementsOf(
                Arrays.<Class<?>>asList(Finding.class.getPermittedSubclasses()).stream().toList());
    }

    @Test
    void recordsReadBackAsTheyWereWritten() throws JsonProcessingException {
        Holder holder = new Holder(new HolderId(IdType.RESIDENT_ID, "330106199003070006"), "𠮷㛃", "13800138000");
        List<HealthRecord> records = List.of(new HealthRecord(
                new RecordKey(new PartnerCode("zj-cdc"), "r-1"), PartnerSystem.RISK_LIST,
                Instant.parse("2020-03-01T08:00:00Z"),
                List.of(new Fact(holder, new Finding.AreaStay("420100", DAY)),
                        new Fact(new Enterprise("91330106MA0000007Q", "企业"), findings().toList().get(19))),
                new Arrival(Instant.parse("2020-03-01T09:00:00Z"), Optional.of("t"), 3, true)));

        assertThat(CanonicalJson.readRecords(CanonicalJson.write(records))).isEqualTo(records);
    }
}
