package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthhub.registry.RecordSamples.XIHU;
import static org.healthhub.registry.RecordSamples.traveller;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding.TestOutcome;
import org.healthhub.registry.intake.Finding.TestResult;
import org.healthhub.registry.intake.Finding.TestStatus;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.RecordKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long results were under way; the clock stands at nine in the morning of 9 March 2020. */
class LaboratoryFiguresIT {
    private static final LocalDate TODAY = LocalDate.of(2020, 3, 9);
    private static final Instant NOW = Instant.parse("2020-03-09T01:00:00Z");
    private static RegistryFixture registry;

    @BeforeAll
    static void start() {
        registry = new RegistryFixture();
    }

    @AfterAll
    static void stop() throws IOException {
        registry.close();
    }

    @BeforeEach
    void empty() {
        registry.empty();
        registry.inTransaction(entities -> entities.createNativeQuery("truncate laboratory_delay").executeUpdate());
    }

    @Test
    void delaysAreKeptForEachLaboratoryAndDay() {
        registry.register(List.of(result("a", traveller(1), "市中心", Duration.ofMinutes(30)),
                result("b", traveller(2), "市中心", Duration.ofHours(2)),
                result("c", traveller(3), "区中心", Duration.ofHours(30))));
        registry.register(List.of(result("d", traveller(4), "市中心", Duration.ofMinutes(30))));

        assertThat(delaysOn(TODAY)).containsExactly(
                new LaboratoryDelay(new PartnerCode("hz-lab"), "区中心", 1, Duration.ofHours(30), Duration.ofHours(30), 0, 0, 0),
                new LaboratoryDelay(new PartnerCode("hz-lab"), "市中心", 3, Duration.ofHours(1), Duration.ofHours(2), 2, 3, 3));
        assertThat(delaysOn(TODAY.minusDays(1))).isEmpty();
        assertThat(delaysOn(TODAY.plusDays(1))).isEmpty();
    }

    @Test
    void aRepetitionDoesNotCountAgainAndACorrectionDoes() {
        HealthRecord first = result("a", XIHU, "市中心", Duration.ofHours(2));
        registry.register(List.of(first));
        registry.register(List.of(first));
        registry.register(List.of(result("a", XIHU, "市中心", Duration.ofHours(1))));

        assertThat(delaysOn(TODAY)).singleElement().extracting(LaboratoryDelay::results).isEqualTo(2L);
    }

    @Test
    void preliminaryReportsAndHistoryDoNotCount() {
        HealthRecord result = result("a", XIHU, "市中心", Duration.ofHours(2));
        registry.register(List.of(result("p", traveller(1), "市中心", Duration.ofHours(2), TestStatus.PRELIMINARY),
                new HealthRecord(result.key(), result.system(), result.observedAt(), result.facts(),
                        result.arrival().asHistory())));

        assertThat(delaysOn(TODAY)).isEmpty();
    }

    @Test
    void whatSeemsToComeFromTheFutureCameAtOnce() {
        registry.register(List.of(result("a", XIHU, "市中心", Duration.ofHours(-3))));

        assertThat(delaysOn(TODAY)).singleElement().extracting(LaboratoryDelay::longest).isEqualTo(Duration.ZERO);
    }

    private static List<LaboratoryDelay> delaysOn(LocalDate day) {
        return registry.inTransaction(entities -> {
            LaboratoryFigures figures = new LaboratoryFigures();
            figures.setEntities(entities);
            return figures.delaysOn(day);
        });
    }

    private static HealthRecord result(String id, Holder holder, String laboratory, Duration underWay) {
        return result(id, holder, laboratory, underWay, TestStatus.FINAL);
    }

    private static HealthRecord result(String id, Holder holder, String laboratory, Duration underWay, TestStatus status) {
        Instant reported = NOW.minus(underWay);
        return new HealthRecord(new RecordKey(new PartnerCode("hz-lab"), id), PartnerSystem.LABORATORY, reported,
                List.of(new Fact(holder, new TestResult("s-" + id, reported.minus(Duration.ofHours(8)),
                        TestOutcome.NOT_DETECTED, status, laboratory))), Arrival.at(NOW));
    }
}
