package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.healthhub.registry.RecordSamples.MARCH_1;
import static org.healthhub.registry.RecordSamples.XIHU;
import static org.healthhub.registry.RecordSamples.checkIn;
import static org.healthhub.registry.RecordSamples.contact;

import jakarta.persistence.PersistenceException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding.RulingKind;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficerDeskIT {
    private static final LocalDate TODAY = LocalDate.of(2020, 3, 9);
    private static final OfficerAct FIRST = new OfficerAct("officer1", "RULING");
    private static final OfficerAct COLLEAGUE = new OfficerAct("colleague1", "RULING");
    private static final OfficerAct SECOND = new OfficerAct("officer2", "RULING");
    private static final OfficerAct NOBODYS = new OfficerAct("nobodys", "RULING");
    @RegisterExtension
    static final RegistryFixture registry = new RegistryFixture();

    @BeforeEach
    void empty() {
        registry.clock.set(TODAY);
        registry.addOfficer("officer1", "杭州市卫生健康委员会");
        registry.addOfficer("colleague1", "杭州市卫生健康委员会");
        registry.addOfficer("officer2", "杭州市疾病预防控制中心");
        registry.addOfficer("nobodys", "");
    }

    @Test
    void aProposalHasNoEffectUntilAnOfficerOfAnotherBodyConfirmsIt() {
        UUID code = green();
        long ruling = proposed(impose(code));

        assertThat(person().colour()).isEqualTo(Colour.GREEN);
        assertThat(confirm(ruling, FIRST).refusal()).contains(ReasonCode.SECOND_OFFICER_NEEDED);
        assertThat(confirm(ruling, COLLEAGUE).refusal()).contains(ReasonCode.SAME_BODY);
        assertThat(confirm(ruling, NOBODYS).refusal()).contains(ReasonCode.SAME_BODY);
        assertThat(confirm(ruling, new OfficerAct("stranger", "RULING")).refusal()).contains(ReasonCode.SAME_BODY);
        assertThat(person().colour()).isEqualTo(Colour.GREEN);

        assertThat(confirm(ruling, SECOND)).isInstanceOf(DeskOutcome.Done.class);
        assertThat(person().colour()).isEqualTo(Colour.RED);
    }

    @Test
    void aRulingGivesTheRuleItsEndAndTheRecord() {
        long ruling = confirmed(impose(green()));

        PersonView person = person();
        assertThat(person.reasons()).singleElement().returns("R05", ReasonView::rule)
                .returns("hub-officers", ReasonView::partner).returns(String.valueOf(ruling), ReasonView::recordId)
                .returns(Optional.of(TODAY.plusDays(14)), ReasonView::until);
        assertThat(person.history().get(0)).returns("hub-officers", ChangeView::partner)
                .returns(String.valueOf(ruling), ChangeView::recordId).returns("R05", ChangeView::rule);
        registry.clock.set(TODAY.plusDays(14));
        assertThat(person().colour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void liftingARuleEndsIt() {
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));
        UUID code = code();

        confirmed(new RulingProposal(code, "R04", RulingKind.LIFT, TODAY, TODAY.plusDays(1), "浙卫〔2020〕2号", "排除",
                Optional.empty()));

        assertThat(person().colour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void whatDoesNotHoldCannotBeLifted() {
        assertThat(propose(new RulingProposal(green(), "R04", RulingKind.LIFT, TODAY, TODAY.plusDays(1), "d", "g",
                Optional.empty()), FIRST).refusal()).contains(ReasonCode.NOTHING_TO_LIFT);
    }

    @Test
    void aRulingIsDecidedOnce() {
        long confirmed = confirmed(impose(green()));
        long rejected = proposed(impose(code()));
        registry.rulings(desk -> desk.reject(rejected, "证据不足", SECOND));

        assertThat(confirm(confirmed, SECOND).refusal()).contains(ReasonCode.RULING_DECIDED);
        assertThat(confirm(rejected, SECOND).refusal()).contains(ReasonCode.RULING_DECIDED);
        assertThat(registry.rulings(desk -> desk.reject(confirmed, "too late", SECOND)).refusal())
                .contains(ReasonCode.RULING_DECIDED);
        assertThat(facts()).isEqualTo(1);
    }

    @Test
    void ofTwoWhoConfirmAtOnceOneDoes() throws Exception {
        long ruling = proposed(impose(green()));
        registry.addOfficer("officer3", "杭州市西湖区卫生健康局");
        ExecutorService both = Executors.newFixedThreadPool(2);

        List<Future<DeskOutcome<RulingView>>> outcomes = both.invokeAll(List.of(() -> confirm(ruling, SECOND),
                () -> confirm(ruling, new OfficerAct("officer3", "RULING"))));
        both.shutdown();

        assertThat(List.of(outcomes.get(0).get().refusal(), outcomes.get(1).get().refusal()))
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of(ReasonCode.RULING_DECIDED));
        assertThat(facts()).isEqualTo(1);
    }

    @Test
    void aRejectionNeedsAReasonAndIsKeptWithIt() {
        long ruling = proposed(impose(green()));

        assertThat(registry.rulings(desk -> desk.reject(ruling, " ", SECOND)).refusal())
                .contains(ReasonCode.GROUND_MISSING);
        registry.rulings(desk -> desk.reject(ruling, "证据不足", SECOND));

        RulingPaper paper = registry.rulings(desk -> desk.paper(ruling, FIRST)).orElseThrow();
        assertThat(paper.rejection()).isEqualTo("证据不足");
        assertThat(paper.ground()).isEqualTo("居家观察");
        assertThat(paper.ruling().state()).isEqualTo(RulingState.REJECTED);
        assertThat(person().colour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void aProposalExpiresAfterThreeDays() {
        long ruling = proposed(impose(green()));
        registry.clock.set(TODAY.plusDays(3));

        assertThat(confirm(ruling, SECOND).refusal()).contains(ReasonCode.RULING_EXPIRED);
        List<RulingView> open = registry.rulings(desk -> desk.open(10));
        List<RulingView> all = registry.rulings(desk -> desk.recent(10));
        assertThat(open).isEmpty();
        assertThat(all).singleElement().returns(RulingState.EXPIRED, RulingView::state);
    }

    @Test
    void aRuleThatThePackDoesNotHaveIsRefused() {
        UUID code = green();

        assertThat(refusal(code, proposal -> with(proposal, "R99"))).contains(ReasonCode.UNKNOWN_RULE);
        assertThat(refusal(UUID.randomUUID(), UnaryOperator.identity())).contains(ReasonCode.CODE_UNKNOWN);
        assertThat(propose(impose(code), NOBODYS).refusal()).contains(ReasonCode.SAME_BODY);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 2", "-9, -1", "-9, 0", "0, 61", "50, 70", "-61, 5"})
    void aRulingEndsAfterItBeginsAndWithinSixtyDays(int from, int until) {
        assertThat(refusal(green(), proposal -> new RulingProposal(proposal.codeId(), "R05", RulingKind.IMPOSE,
                TODAY.plusDays(from), TODAY.plusDays(until), "d", "g", Optional.empty())))
                .contains(ReasonCode.BAD_RULING_PERIOD);
    }

    @ParameterizedTest
    @CsvSource({"'', ground", "' ', ground", "d, ''", "d, ' '"})
    void aRulingNeedsADocumentAndAGround(String document, String ground) {
        assertThat(refusal(green(), proposal -> new RulingProposal(proposal.codeId(), "R05", RulingKind.IMPOSE, TODAY,
                TODAY.plusDays(1), document, ground, Optional.empty()))).contains(ReasonCode.GROUND_MISSING);
    }

    @Test
    void eachActIsAudited() {
        long ruling = confirmed(impose(green()));
        registry.rulings(desk -> desk.paper(ruling, FIRST));

        List<String> audited = registry.inTransaction(entities -> entities.createNativeQuery("""
                select actor || ' ' || action || ' ' || purpose from audit_entry where action like '%RULING' order by id""",
                String.class).getResultList());
        assertThat(audited).containsExactly("officer1 PROPOSE_RULING RULING",
                        "officer2 CONFIRM_RULING RULING", "officer1 READ_RULING RULING");
    }

    @Test
    void howMuchEachOfficerRulesIsSeen() {
        confirmed(impose(green()));
        long rejected = proposed(impose(code()));
        registry.rulings(desk -> desk.reject(rejected, "no", SECOND));

        List<RulingVolume> volumes = registry.rulings(desk -> desk.volumes(
                TODAY.atStartOfDay().toInstant(ZoneOffset.ofHours(8))));
        List<RulingView> about = registry.rulings(desk -> desk.about(code(), FIRST));
        assertThat(about).hasSize(2);
        assertThat(volumes).containsExactly(new RulingVolume("officer1", "杭州市卫生健康委员会", 2, 1, 0, 0),
                        new RulingVolume("officer2", "杭州市疾病预防控制中心", 0, 0, 1, 1));
    }

    @Test
    void theDatabaseItselfWantsTwoBodies() {
        long ruling = proposed(impose(green()));

        assertThatThrownBy(() -> registry.inTransaction(entities -> entities.createNativeQuery("""
                update ruling set outcome = 'CONFIRMED', decided_by = 'x', decided_body = proposed_body, decided_at = now()
                where id = :id""").setParameter("id", ruling).executeUpdate())).isInstanceOf(PersistenceException.class);
    }

    @Test
    void noPartnerCanSpeakForTheOfficers() {
        assertThatThrownBy(() -> new PartnerView(PartnerCode.OFFICERS, "x", PartnerSystem.RISK_LIST, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PartnerView(new PartnerCode("zj-x"), "x", PartnerSystem.OFFICERS, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(PartnerSystem.linked()).doesNotContain(PartnerSystem.OFFICERS).hasSize(7);
    }

    private static UUID green() {
        registry.register(List.of(checkIn("c1", XIHU, TODAY)));
        return code();
    }

    private static UUID code() {
        return registry.lookup(lookup -> lookup.find(XIHU.id(), FIRST)).orElseThrow();
    }

    private static PersonView person() {
        return registry.lookup(lookup -> lookup.person(code(), FIRST, false)).orElseThrow();
    }

    private static RulingProposal impose(UUID code) {
        return new RulingProposal(code, "R05", RulingKind.IMPOSE, TODAY, TODAY.plusDays(14), "浙卫〔2020〕1号", "居家观察",
                Optional.empty());
    }

    private static RulingProposal with(RulingProposal proposal, String rule) {
        return new RulingProposal(proposal.codeId(), rule, proposal.kind(), proposal.from(), proposal.until(),
                proposal.document(), proposal.ground(), proposal.appeal());
    }

    private static DeskOutcome<RulingView> propose(RulingProposal proposal, OfficerAct act) {
        return registry.rulings(desk -> desk.propose(proposal, act));
    }

    private static Optional<ReasonCode> refusal(UUID code, UnaryOperator<RulingProposal> broken) {
        return propose(broken.apply(impose(code)), FIRST).refusal();
    }

    private static long proposed(RulingProposal proposal) {
        return ((DeskOutcome.Done<RulingView>) propose(proposal, FIRST)).what().id();
    }

    private static DeskOutcome<RulingView> confirm(long ruling, OfficerAct act) {
        return registry.rulings(desk -> desk.confirm(ruling, act));
    }

    private static long confirmed(RulingProposal proposal) {
        long ruling = proposed(proposal);
        assertThat(confirm(ruling, SECOND)).isInstanceOf(DeskOutcome.Done.class);
        return ruling;
    }

    private static long facts() {
        return registry.inTransaction(entities -> ((Number) entities.createNativeQuery(
                "select count(*) from health_fact where partner = 'hub-officers'").getSingleResult()).longValue());
    }
}
