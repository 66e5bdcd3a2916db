package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthhub.registry.RecordSamples.MARCH_1;
import static org.healthhub.registry.RecordSamples.SHANGCHENG;
import static org.healthhub.registry.RecordSamples.XIHU;
import static org.healthhub.registry.RecordSamples.arrival;
import static org.healthhub.registry.RecordSamples.checkIn;
import static org.healthhub.registry.RecordSamples.checkIns;
import static org.healthhub.registry.RecordSamples.contact;
import static org.healthhub.registry.RecordSamples.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CodeExplanationIT {
    private static final OfficerAct ACT = new OfficerAct("officer1", "APPEAL");
    @RegisterExtension
    static final RegistryFixture registry = new RegistryFixture();

    @Test
    void aLateNoticeWasNotKnownBeforeItArrived() {
        on(MARCH_1, checkIn("c1", XIHU, MARCH_1));
        LocalDate arrival = LocalDate.of(2020, 3, 9);
        on(arrival, contact("r1", XIHU, LocalDate.of(2020, 3, 2)));

        ExplanationView before = explain(XIHU, noon(LocalDate.of(2020, 3, 8)));
        ExplanationView after = explain(XIHU, noon(arrival));

        assertThat(before.colour()).isEqualTo(Colour.GREEN);
        assertThat(before.known()).isTrue();
        assertThat(before.measures()).isEmpty();
        assertThat(before.agreesWithHistory()).isTrue();
        assertThat(after.colour()).isEqualTo(Colour.RED);
        assertThat(after.since()).isEqualTo(LocalDate.of(2020, 3, 2));
        assertThat(after.until()).contains(LocalDate.of(2020, 3, 16));
        assertThat(after.agreesWithHistory()).isTrue();
        assertThat(after.measures()).singleElement().satisfies(measure -> {
            assertThat(measure.reason()).returns("R04", ReasonView::rule).returns("CONTACT", ReasonView::category)
                    .returns(Optional.of(14), ReasonView::cleanDaysNeeded);
            assertThat(measure.sources()).singleElement().satisfies(source -> assertThat(source.fact())
                    .returns("r1", FactView::recordId).returns("ContactNotice", FactView::kind)
                    .returns(arrival.atTime(9, 0).toInstant(ZoneOffset.ofHours(8)), FactView::receivedAt));
        });
    }

    @Test
    void aCorrectedResultIsShownAsItWasBelieved() {
        on(MARCH_1, result("t1", MARCH_1, Finding.TestOutcome.DETECTED, Finding.TestStatus.FINAL));
        LocalDate corrected = LocalDate.of(2020, 3, 5);
        on(corrected, result("t1", MARCH_1, Finding.TestOutcome.NOT_DETECTED, Finding.TestStatus.CORRECTED));

        ExplanationView before = explain(XIHU, noon(LocalDate.of(2020, 3, 4)));

        assertThat(before.colour()).isEqualTo(Colour.RED);
        assertThat(before.agreesWithHistory()).isTrue();
        assertThat(before.measures().get(0).reason().rule()).isEqualTo("R09");
        assertThat(before.measures().get(0).sources()).singleElement().returns(true, SourceView::replaced)
                .satisfies(source -> assertThat(source.fact().attributes()).containsEntry("result", "DETECTED"));
        assertThat(explain(XIHU, noon(corrected)).colour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void aRecordThatWasFirstAboutAnotherWasKnownOfThatOther() {
        on(MARCH_1, contact("r1", XIHU, MARCH_1), checkIn("c1", SHANGCHENG, MARCH_1));
        on(LocalDate.of(2020, 3, 5), contact("r1", SHANGCHENG, MARCH_1));

        Instant before = noon(LocalDate.of(2020, 3, 4));
        assertThat(explain(XIHU, before).colour()).isEqualTo(Colour.RED);
        assertThat(explain(SHANGCHENG, before).colour()).isEqualTo(Colour.GREEN);
        Instant after = noon(LocalDate.of(2020, 3, 6));
        assertThat(explain(XIHU, after).colour()).isEqualTo(Colour.GREEN);
        assertThat(explain(SHANGCHENG, after).colour()).isEqualTo(Colour.RED);
    }

    @Test
    void ofManyCorrectionsTheOneOfTheMomentCounts() {
        on(MARCH_1, contact("r1", XIHU, MARCH_1));
        on(LocalDate.of(2020, 3, 3), contact("r1", XIHU, LocalDate.of(2020, 2, 1)));
        on(LocalDate.of(2020, 3, 6), contact("r1", XIHU, LocalDate.of(2020, 3, 2)));

        assertThat(explain(XIHU, noon(MARCH_1)).until()).contains(LocalDate.of(2020, 3, 15));
        assertThat(explain(XIHU, noon(LocalDate.of(2020, 3, 4))).colour()).isEqualTo(Colour.GREEN);
        assertThat(explain(XIHU, noon(LocalDate.of(2020, 3, 7))).until()).contains(LocalDate.of(2020, 3, 16));
    }

    @Test
    void aPastMomentIsExplainedUnderThePackOfItsDay() {
        on(LocalDate.of(2020, 3, 8), contact("r1", XIHU, LocalDate.of(2020, 3, 7)));
        registry.clock.set(LocalDate.of(2020, 3, 12));
        RulePacks packs = new RulePacks(List.of(RulePackSamples.hubei(), RulePackSamples.zhejiang()));

        ExplanationView before = explain(packs, XIHU, noon(LocalDate.of(2020, 3, 9)));
        ExplanationView after = explain(packs, XIHU, noon(LocalDate.of(2020, 3, 11)));

        assertThat(before).returns(Colour.RED, ExplanationView::colour).returns("ZJ-2020-02", ExplanationView::rulePack);
        assertThat(before.measures().get(0).reason().rule()).isEqualTo("R04");
        assertThat(before.agreesWithHistory()).isTrue();
        assertThat(after).returns(Colour.YELLOW, ExplanationView::colour)
                .returns("HB-2020-03", ExplanationView::rulePack)
                .returns("湖北健康码管理规则（2020年3月）", ExplanationView::decree);
        // The history was written under Zhejiang's rules and says so.
        assertThat(after.agreesWithHistory()).isFalse();
        assertThat(after.recorded().orElseThrow()).returns(Colour.RED, ChangeView::to)
                .returns("ZJ-2020-02", ChangeView::rulePack);
    }

    @Test
    void allRecordsStandBehindTheMeasureAndTheWayLeadsOut() {
        on(MARCH_1, arrival("a1", XIHU, "420100", MARCH_1.minusDays(2)));
        on(MARCH_1, arrival("a2", XIHU, "420100", MARCH_1));
        registry.register(checkIns("c", XIHU, MARCH_1, 9));
        registry.register(List.of(checkIn("s", SHANGCHENG, MARCH_1)));

        ExplanationView now = explain(XIHU, noon(LocalDate.of(2020, 3, 9)));

        assertThat(now.measures()).singleElement().satisfies(measure -> {
            assertThat(measure.reason().cleanDays()).isEqualTo(9);
            assertThat(measure.sources()).hasSize(11);
            assertThat(measure.sources().get(10)).returns(SourceView.Effect.BEGAN, SourceView::effect);
            assertThat(measure.sources().get(9)).returns(SourceView.Effect.RENEWED, SourceView::effect);
        });
        assertThat(now.wayToGreen().steps()).singleElement().satisfies(step -> assertThat(step.byCheckIns())
                .contains(new WayView.CheckIns(5, LocalDate.of(2020, 3, 14), Optional.empty())));
        assertThat(now.wayToGreen().soonest().orElseThrow().tests()).hasSize(2);
        assertThat(now.colour()).isEqualTo(person(XIHU).colour());
    }

    @Test
    void whatWasBroughtInAsHistoryCountsAsObservedButWasKnownWhenItCame() {
        HealthRecord late = checkIn("c1", XIHU, MARCH_1, Finding.Symptom.COUGH);
        registry.register(List.of(new HealthRecord(late.key(), late.system(), late.observedAt(), late.facts(),
                Arrival.at(noon(LocalDate.of(2020, 3, 6)).minusSeconds(3600)).asHistory())));

        assertThat(explain(XIHU, noon(LocalDate.of(2020, 3, 5))).known()).isFalse();
        assertThat(explain(XIHU, noon(LocalDate.of(2020, 3, 6)))).returns(Colour.YELLOW, ExplanationView::colour);
    }

    @Test
    void beforeAnythingWasKnownThereWasNoCode() {
        on(MARCH_1, contact("r1", XIHU, MARCH_1));

        ExplanationView before = explain(XIHU, noon(MARCH_1.minusDays(1)));

        assertThat(before.known()).isFalse();
        assertThat(before.recorded()).isEmpty();
        assertThat(before.agreesWithHistory()).isTrue();
        assertThat(forPartner(XIHU, noon(MARCH_1.minusDays(1)))).isEmpty();
        assertThat(forPartner(XIHU, noon(MARCH_1))).isPresent();
        assertThat(forPartner(SHANGCHENG, noon(MARCH_1))).isEmpty();
    }

    @Test
    void aMomentToComeIsExplainedAsOfNow() {
        on(MARCH_1, contact("r1", XIHU, MARCH_1));

        assertThat(explain(XIHU, noon(MARCH_1.plusDays(300))).at()).isEqualTo(registry.clock.instant());
    }

    @Test
    void everyExplanationIsAudited() {
        on(MARCH_1, contact("r1", XIHU, MARCH_1));
        explain(XIHU, noon(MARCH_1));
        forPartner(XIHU, noon(MARCH_1));

        List<?> rows = registry.inTransaction(entities -> entities.createNativeQuery(
                "select actor || ' ' || purpose from audit_entry where action = 'EXPLAIN' and code_id is not null"
                        + " order by id", String.class).getResultList());

        assertThat(rows).isEqualTo(List.of("officer1 APPEAL", "dingtalk PARTNER"));
    }

    /** Received and registered on this day at nine. */
    private static void on(LocalDate day, HealthRecord... records) {
        registry.clock.set(day);
        Arrival arrival = Arrival.at(registry.clock.instant());
        registry.register(List.of(records).stream().map(record -> new HealthRecord(record.key(), record.system(),
                record.observedAt(), record.facts(), arrival)).toList());
        registry.clock.set(LocalDate.of(2020, 3, 9));
    }

    private static HealthRecord result(String id, LocalDate day, Finding.TestOutcome outcome, Finding.TestStatus status) {
        return record(id, day, XIHU, new Finding.TestResult("s1", day.atTime(8, 0).toInstant(ZoneOffset.ofHours(8)),
                outcome, status, "hz-lab"));
    }

    private static ExplanationView explain(Holder holder, Instant at) {
        return explain(registry.rulePacks(), holder, at);
    }

    private static ExplanationView explain(RulePacks packs, Holder holder, Instant at) {
        UUID code = registry.lookup(lookup -> lookup.find(holder.id(), ACT)).orElseThrow();
        return registry.explain(packs, explanation -> explanation.explain(code, at, ACT)).orElseThrow();
    }

    private static Optional<ExplanationView> forPartner(Holder holder, Instant at) {
        return registry.explain(registry.rulePacks(), explanation -> explanation.explain(holder.id(), at, new PartnerCode("dingtalk")));
    }

    private static PersonView person(Holder holder) {
        UUID code = registry.lookup(lookup -> lookup.find(holder.id(), ACT)).orElseThrow();
        return registry.lookup(lookup -> lookup.person(code, ACT, false)).orElseThrow();
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.ofHours(8));
    }
}
