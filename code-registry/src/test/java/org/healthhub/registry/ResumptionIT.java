package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Enterprise;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RecordKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Applications to resume work, on the real registry. */
class ResumptionIT {
    @RegisterExtension
    static final RegistryFixture hub = new RegistryFixture();

    private static final PartnerCode PLATFORM = new PartnerCode("zj-resumption");
    private static final ResumptionLimits LIMITS = new ResumptionLimits(3, 10);
    private static final LocalDate MARCH_6 = LocalDate.of(2020, 3, 6);
    private static final OfficerAct ACT = new OfficerAct("li.na", "RESUMPTION");

    @BeforeEach
    void officers() {
        hub.addOfficer("li.na", "杭州市卫生健康委员会");
    }

    @Test
    void anApplicationOfWhomAllHaveDeclaredIsAcceptedAndDueInThreeWorkingDays() {
        declare(RecordSamples.XIHU);
        hub.register(List.of(application("a", "F-1", RecordSamples.XIHU)));

        review();

        ResumptionView view = seen("F-1");
        assertThat(view.state()).isEqualTo(ResumptionState.ACCEPTED);
        assertThat(view.counts()).isEqualTo(new ResumptionView.Counts(1, 1, 1, 0, 0, 1));
        // Filed on a Friday.
        assertThat(view.reviewDueOn()).isEqualTo(LocalDate.of(2020, 3, 11));
        assertThat(events()).extracting(ResumptionEvent::state).containsExactly(ResumptionState.ACCEPTED);
    }

    @Test
    void whoeverHasNotDeclaredHoldsItUpUntilHeDoes() {
        declare(RecordSamples.XIHU);
        hub.register(List.of(application("a", "F-1", RecordSamples.XIHU, RecordSamples.SHANGCHENG)));
        review();
        assertThat(seen("F-1").state()).isEqualTo(ResumptionState.RETURNED);
        assertThat(seen("F-1").roster()).extracting(ResumptionView.Employee::reason)
                .containsExactly(Optional.empty(), Optional.of(ReasonCode.NOT_DECLARED));

        declare(RecordSamples.SHANGCHENG);
        hub.clock.set(hub.clock.instant().plus(Duration.ofMinutes(1)));
        review();

        assertThat(seen("F-1").state()).isEqualTo(ResumptionState.ACCEPTED);
        assertThat(events()).extracting(ResumptionEvent::number).containsExactly(1L, 2L);
    }

    @Test
    void aSecondApplicationOfAnEnterpriseIsReturnedAndAcceptedWhenTheFirstIsTakenBack() {
        hub.register(List.of(application("a", "F-1")));
        hub.register(List.of(application("b", "F-2")));
        review();
        assertThat(seen("F-1").state()).isEqualTo(ResumptionState.ACCEPTED);
        assertThat(seen("F-2").reasons()).containsExactly(ReasonCode.ENTERPRISE_APPLIED);

        hub.register(List.of(withdrawal("a")));
        hub.clock.set(hub.clock.instant().plus(Duration.ofMinutes(1)));
        review();

        assertThat(seen("F-1").state()).isEqualTo(ResumptionState.WITHDRAWN);
        assertThat(seen("F-2").state()).isEqualTo(ResumptionState.ACCEPTED);
    }

    @Test
    void anEnterpriseThatIsRegisteredInAnotherCityIsReturned() {
        hub.register(List.of(application("a", "F-1", "330212", MARCH_6)));

        review();

        assertThat(seen("F-1").reasons()).containsExactly(ReasonCode.ENTERPRISE_ELSEWHERE);
    }

    @Test
    void onlyTheGreenMayReturnAndAChangeOfColourIsTold() {
        declare(RecordSamples.XIHU, RecordSamples.SHANGCHENG);
        hub.register(List.of(application("a", "F-1", RecordSamples.XIHU, RecordSamples.SHANGCHENG)));
        review();

        hub.register(List.of(RecordSamples.contact("c", RecordSamples.SHANGCHENG, MARCH_6)));
        review();

        assertThat(seen("F-1").counts().mayReturn()).isEqualTo(1);
        assertThat(events().get(1).employee()).contains(
                new ResumptionEvent.EmployeeChange(1, Colour.GREEN, Colour.RED, false));
    }

    @Test
    void anApprovalLapsesWhenTooManyAreRed() {
        List<Holder> roster = IntStream.range(0, 20).mapToObj(RecordSamples::traveller).toList();
        declare(roster.toArray(Holder[]::new));
        hub.register(List.of(application("a", "F-1", roster.toArray(Holder[]::new))));
        review();
        assertThat(decide("F-1", true).refusal()).isEmpty();

        turnRed(roster.subList(0, 2));
        review();
        assertThat(seen("F-1").state()).isEqualTo(ResumptionState.APPROVED);
        turnRed(roster.subList(2, 3));
        review();

        assertThat(seen("F-1").state()).isEqualTo(ResumptionState.REVOKED);
        assertThat(seen("F-1").reasons()).containsExactly(ReasonCode.TOO_MANY_RED);
    }

    @Test
    void whatIsRevokedStaysRevokedUntilTheEnterpriseAppliesAnew() {
        declare(RecordSamples.XIHU);
        hub.register(List.of(application("a", "F-1", RecordSamples.XIHU)));
        review();
        decide("F-1", true);
        turnRed(List.of(RecordSamples.XIHU));
        review();

        hub.register(List.of(application("a", "F-1", RecordSamples.XIHU)));
        review();
        assertThat(seen("F-1").state()).isEqualTo(ResumptionState.REVOKED);
        declare(RecordSamples.SHANGCHENG);
        hub.register(List.of(application("a", "F-1", RecordSamples.SHANGCHENG)));
        review();

        assertThat(seen("F-1").state()).isEqualTo(ResumptionState.ACCEPTED);
    }

    @Test
    void aReturnedApplicationCarriesTheNoteAndADecisionIsAudited() {
        hub.register(List.of(application("a", "F-1")));
        review();
        List<ResumptionView> waiting = hub.applications(desk -> desk.waiting("330100", 10));
        assertThat(waiting).hasSize(1);

        assertThat(decide("F-1", false).refusal()).isEmpty();

        assertThat(seen("F-1").state()).isEqualTo(ResumptionState.RETURNED);
        assertThat(seen("F-1").reasons()).containsExactly(ReasonCode.RETURNED_BY_OFFICER);
        assertThat(seen("F-1").note()).contains("口罩储备不足三天");
        assertThat(decide("F-1", true).refusal()).contains(ReasonCode.APPLICATION_NOT_WAITING);
        assertThat(count("select count(*) from audit_entry where action like 'RETURN_APPLICATION %'")).isEqualTo(1);
        hub.clock.set(hub.clock.instant().plus(Duration.ofHours(1)));
        review();
        assertThat(seen("F-1").state()).isEqualTo(ResumptionState.RETURNED);
    }

    @Test
    void anOfficerOfAnotherDivisionCannotDecide() {
        hub.inTransaction(entities -> entities.merge(new Officer("wang", new String[] {"officer"}, "宁波市卫生健康委员会",
                Optional.of("330200"), "-")));
        hub.register(List.of(application("a", "F-1")));
        review();

        assertThat(hub.applications(desk -> desk.decide(PLATFORM, "F-1", new ResumptionDecision(true, ""),
                new OfficerAct("wang", "RESUMPTION"))).refusal()).contains(ReasonCode.NOT_OF_DIVISION);
        assertThat(decide("F-9", true).refusal()).contains(ReasonCode.APPLICATION_UNKNOWN);
    }

    @Test
    void aReturnNeedsANoteAndTooManyRedsCannotBeApproved() {
        declare(RecordSamples.XIHU);
        turnRed(List.of(RecordSamples.XIHU));
        hub.register(List.of(application("a", "F-1", RecordSamples.XIHU)));
        review();

        assertThat(hub.applications(desk -> desk.decide(PLATFORM, "F-1", new ResumptionDecision(false, " "), ACT))
                .refusal()).contains(ReasonCode.GROUND_MISSING);
        assertThat(decide("F-1", true).refusal()).contains(ReasonCode.TOO_MANY_RED);
    }

    @Test
    void theSameTwiceOrInPiecesChangesNothing() {
        declare(RecordSamples.XIHU);
        List<HealthRecord> records = new ArrayList<>(List.of(application("a", "F-1", RecordSamples.XIHU),
                application("b", "F-2", RecordSamples.SHANGCHENG), RecordSamples.contact("c", RecordSamples.XIHU, MARCH_6)));
        hub.register(records);
        review();
        List<ResumptionEvent> told = events();

        hub.register(records);
        review();
        hub.inTransaction(entities -> entities.createNativeQuery("""
                insert into resumption_inbox (partner, record_id) select distinct partner, record_id from health_fact
                where kind = 'ResumptionApplication'""").executeUpdate());
        review();

        assertThat(events()).isEqualTo(told);
    }

    @Test
    void oneOfWhomTwoDocumentsAreKnownIsFollowedUnderEither() {
        declare(RecordSamples.XIHU);
        hub.register(List.of(RecordSamples.checkIn("other", RecordSamples.SHANGCHENG, MARCH_6)));
        hub.register(List.of(application("a", "F-1", RecordSamples.SHANGCHENG)));
        review();
        hub.inTransaction(entities -> entities.createNativeQuery("""
                update health_code set merged_into = (select min(person_id) from health_code)
                where person_id = (select max(person_id) from health_code)""").executeUpdate());

        hub.register(List.of(RecordSamples.contact("c", RecordSamples.XIHU, MARCH_6)));
        review();

        assertThat(seen("F-1").counts().red()).isEqualTo(1);
    }

    @Test
    void theSummaryAddsUpEnterprisesOriginsAndColoursByCounty() {
        hub.register(List.of(RecordSamples.application("a", MARCH_6, RecordSamples.XIHU, RecordSamples.SHANGCHENG)));
        hub.register(List.of(application("b", "F-2", RecordSamples.XIHU)));
        review();

        ResumptionSummary summary = hub.applicationsSeen(lookup -> lookup.summary("330100"));

        assertThat(summary.applications()).isEqualTo(2);
        assertThat(summary.areas()).containsExactly(new ResumptionSummary.Area("330106", 1, 1, 0, 1, 2, 0, 0, 2));
        assertThat(hub.applicationsSeen(lookup -> lookup.summary("330200")).areas()).isEmpty();
    }

    @Test
    void recordsOfOtherSystemsLeaveNothingToDo() {
        declare(RecordSamples.XIHU);

        assertThat(count("select count(*) from resumption_inbox")).isZero();
    }

    @Test
    void whatWasPublishedIsNotPublishedAgain() {
        hub.register(List.of(application("a", "F-1")));
        review();
        List<ResumptionEvent> first = hub.resumptionFeed(feed -> feed.unpublished(10));
        hub.resumptionFeed(feed -> {
            feed.markPublished(first.get(0).number());
            return first;
        });

        assertThat(first).hasSize(1);
        List<ResumptionEvent> left = hub.resumptionFeed(feed -> feed.unpublished(10));
        assertThat(left).isEmpty();
    }

    private static void review() {
        hub.reviewResumption(LIMITS);
    }

    private static ResumptionView seen(String applicationNo) {
        return hub.applicationsSeen(lookup -> lookup.application(PLATFORM, applicationNo)).orElseThrow();
    }

    private static DeskOutcome<ResumptionView> decide(String applicationNo, boolean approved) {
        return hub.applications(desk -> desk.decide(PLATFORM, applicationNo,
                new ResumptionDecision(approved, "口罩储备不足三天"), ACT));
    }

    private static List<ResumptionEvent> events() {
        return hub.resumptionFeed(feed -> feed.after(0, 1_000));
    }

    private static long count(String sql) {
        return hub.inTransaction(entities -> ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue());
    }

    private static void declare(Holder... holders) {
        hub.register(Stream.of(holders).map(holder -> RecordSamples.checkIn("d-" + holder.id().number(), holder, MARCH_6))
                .toList());
    }

    private static void turnRed(List<Holder> holders) {
        hub.register(holders.stream().map(holder -> RecordSamples.contact("c-" + holder.id().number(), holder, MARCH_6))
                .toList());
    }

    private static HealthRecord application(String id, String applicationNo, Holder... roster) {
        return application(id, applicationNo, "330106", MARCH_6, roster);
    }

    private static HealthRecord application(String id, String applicationNo, String division, LocalDate day,
            Holder... roster) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(new Enterprise("91330106MA0000007Q", "测试企业"), new Finding.ResumptionApplication(
                applicationNo, division, "制造业", true, day, day.plusDays(3), roster.length)));
        for (Holder employee : roster) {
            facts.add(new Fact(employee, new Finding.RosterEntry("91330106MA0000007Q", applicationNo, day, division)));
        }
        return record(id, day, facts);
    }

    private static HealthRecord withdrawal(String id) {
        return record(id, MARCH_6, List.of(new Fact(new Enterprise("91330106MA0000007Q", "测试企业"),
                new Finding.Withdrawn(MARCH_6))));
    }

    private static HealthRecord record(String id, LocalDate day, List<Fact> facts) {
        return new HealthRecord(new RecordKey(PLATFORM, id), PartnerSystem.RESUMPTION,
                day.atTime(8, 0).toInstant(ZoneOffset.ofHours(8)), facts,
                Arrival.at(day.atTime(9, 0).toInstant(ZoneOffset.ofHours(8))));
    }
}
