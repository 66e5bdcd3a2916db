package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthhub.registry.RecordSamples.MARCH_1;
import static org.healthhub.registry.RecordSamples.arrival;
import static org.healthhub.registry.RecordSamples.checkIn;
import static org.healthhub.registry.RecordSamples.contact;
import static org.healthhub.registry.RecordSamples.traveller;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ShadowRunsIT {
    private static final String HUBEI = "HB-2020-03";
    @RegisterExtension
    static final RegistryFixture registry = new RegistryFixture();

    @BeforeEach
    void reset() {
        registry.resetPacks();
    }

    @Test
    void countsWhatWouldTurnByColourCountyAndRuleAndChangesNothing() {
        registry.register(contacts(12));
        registry.register(List.of(checkIn("c0", traveller(0), MARCH_1), checkIn("c1", traveller(1), MARCH_1),
                arrival("a", traveller(99), "420100", MARCH_1)));
        String before = registry.contents();
        start(Optional.empty());

        assertThat(advance(5)).isEqualTo(5);
        assertThat(latest()).returns(true, ShadowRunView::isOpen).returns(5L, ShadowRunView::looked)
                .satisfies(run -> assertThat(run.done()).isBetween(0.01, 0.99));
        while (latest().isOpen()) {
            advance(5);
        }

        ShadowRunView run = latest();
        assertThat(run.looked()).isEqualTo(13);
        assertThat(run.changed()).isEqualTo(13);
        assertThat(run.took()).isPresent();
        assertThat(run.supportsProposal()).isTrue();
        assertThat(run.cells()).extracting(cell -> cell.from() + ">" + cell.to() + " " + cell.division() + " "
                + cell.fromRule() + ">" + cell.toRule() + " " + cell.codes()).containsExactlyInAnyOrder(
                        "RED>YELLOW  R04>H-Y2 10", "RED>YELLOW 330106 R04>H-Y4 2", "RED>GREEN  R06>G00 1");
        assertThat(run.cells().get(0).examples()).hasSize(3);
        assertThat(registry.contents()).isEqualTo(before);
        assertThat(advance(5)).isZero();
    }

    @Test
    void whatItSaysComesTrue() {
        registry.register(contacts(4));
        registry.clock.set(LocalDate.of(2020, 3, 10));
        registry.putInForce(HUBEI, LocalDate.of(2020, 3, 10));

        registry.reviewUnderNewPack(100);

        assertThat(latest().changed()).isEqualTo(4);
        List<CodeChanged> changes = registry.feed(feed -> feed.after(4, 100));
        assertThat(changes).hasSize(4).extracting(CodeChanged::to)
                .containsOnly(Colour.YELLOW);
    }

    @Test
    void aSampleIsTakenFromAllOverTheRegistry() {
        registry.register(contacts(40));
        start(Optional.of(10));
        while (latest().isOpen()) {
            advance(4);
        }

        assertThat(latest().looked()).isBetween(9L, 10L);
        assertThat(latest().isFinished()).isTrue();
    }

    @Test
    void intakeGoesOnWhileAStepIsTakenAndTheStepWhileIntakeHoldsTheCodes() throws SQLException {
        registry.register(contacts(3));
        start(Optional.empty());
        try (Connection intake = registry.database.getConnection(); Statement lock = intake.createStatement()) {
            intake.setAutoCommit(false);
            lock.execute("select from health_code for update");

            assertThat(advance(2)).isEqualTo(2);

            intake.rollback();
        }
        assertThat(registry.register(List.of(checkIn("c", traveller(0), MARCH_1)))).hasSize(1);
        assertThat(advance(10)).isEqualTo(1);
    }

    @Test
    void oneTrialOfAPackAtATimeAndAnotherWordingStopsIt() {
        registry.register(contacts(3));
        registry.packs(desk -> desk.store(RulePackDeskIT.draft("ZJ-TEST"), "li.na"));
        assertThat(start("ZJ-TEST")).isEmpty();
        assertThat(start("ZJ-TEST")).contains(ReasonCode.SHADOW_RUN_OPEN);
        assertThat(start("none")).contains(ReasonCode.PACK_UNKNOWN);
        advance(1);

        registry.packs(desk -> desk.store(RulePackDeskIT.draft("ZJ-TEST") + "# again", "li.na"));

        assertThat(registry.shadow(runs -> runs.latestOf("ZJ-TEST")).orElseThrow())
                .returns(true, ShadowRunView::stopped).returns(false, ShadowRunView::supportsProposal);
        assertThat(advance(1)).isZero();
        assertThat(start("ZJ-TEST")).isEmpty();
    }

    @Test
    void anEmptyRegistryIsTriedAtOnce() {
        start(Optional.empty());

        assertThat(advance(100)).isZero();
        assertThat(latest()).returns(true, ShadowRunView::isFinished).returns(0L, ShadowRunView::changed);
    }

    private static List<HealthRecord> contacts(int count) {
        List<HealthRecord> records = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            records.add(contact("r" + n, traveller(n), MARCH_1));
        }
        return records;
    }

    private static void start(Optional<Integer> sample) {
        Optional<ReasonCode> refusal = registry.shadow(runs -> runs.start(HUBEI, sample, "li.na"));
        assertThat(refusal).isEmpty();
    }

    private static Optional<ReasonCode> start(String pack) {
        return registry.shadow(runs -> runs.start(pack, Optional.empty(), "li.na"));
    }

    private static int advance(int limit) {
        return registry.shadow(runs -> runs.advance(limit));
    }

    private static ShadowRunView latest() {
        return registry.shadow(runs -> runs.latestOf(HUBEI)).orElseThrow();
    }
}
