package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthhub.registry.RecordSamples.MARCH_1;
import static org.healthhub.registry.RecordSamples.SHANGCHENG;
import static org.healthhub.registry.RecordSamples.XIHU;
import static org.healthhub.registry.RecordSamples.checkIn;
import static org.healthhub.registry.RecordSamples.contact;
import static org.healthhub.registry.RecordSamples.traveller;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding.RulingKind;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AppealDeskIT {
    private static final PartnerCode CHANNEL = new PartnerCode("dingtalk");
    private static final LocalDate MONDAY = LocalDate.of(2020, 3, 9);
    private static final OfficerAct ACT = new OfficerAct("officer1", "APPEAL");
    private static final OfficerAct OTHER = new OfficerAct("officer2", "APPEAL");
    private static final AppealFilter PENDING = new AppealFilter(Optional.empty(), "", false);
    @RegisterExtension
    static final RegistryFixture registry = new RegistryFixture();

    @BeforeEach
    void empty() {
        registry.clock.set(MONDAY);
        registry.addOfficer("officer1", "杭州市卫生健康委员会");
        registry.addOfficer("officer2", "杭州市疾病预防控制中心");
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));
    }

    @Test
    void anAppealGoesToWhereThePersonWasLastSeenAndToTheSourceOfTheColour() {
        registry.register(List.of(contact("r2", SHANGCHENG, MARCH_1), checkIn("c1", SHANGCHENG, MARCH_1)));

        assertThat(opened(SHANGCHENG).division()).isEqualTo("330106");
        assertThat(listed(PENDING)).singleElement()
                .returns(List.of("zj-cdc"), AppealView::sources).returns(List.of("R04"), AppealView::rules)
                .returns(Colour.RED, AppealView::colour).returns("dingtalk", AppealView::channel);
    }

    @Test
    void ofWhomNoPlaceIsKnownTheNumberTellsTheDivisionAndElseItIsTheProvince() {
        registry.register(List.of(contact("r2", SHANGCHENG, MARCH_1), contact("r3", traveller(1), MARCH_1)));

        assertThat(opened(SHANGCHENG).division()).isEqualTo("330102");
        assertThat(opened(traveller(1)).division()).isEqualTo("330000");
    }

    @Test
    void theAnswerIsDueAtTheEndOfTheThirdWorkingDay() {
        assertThat(opened(XIHU).dueAt()).isEqualTo(Instant.parse("2020-03-12T15:59:59Z"));
    }

    @Test
    void weekendsDoNotCount() {
        registry.clock.set(LocalDate.of(2020, 3, 6));

        assertThat(opened(XIHU).dueAt()).isEqualTo(Instant.parse("2020-03-11T15:59:59Z"));
    }

    @Test
    void theProlongedSpringFestivalDoesNotCount() {
        registry.clock.set(LocalDate.of(2020, 1, 23));

        assertThat(opened(XIHU).dueAt()).isEqualTo(Instant.parse("2020-02-05T15:59:59Z"));
    }

    @Test
    void whatIsNotAnsweredInTimeIsOverdueAndListedFirst() {
        registry.register(List.of(contact("r2", SHANGCHENG, MARCH_1)));
        UUID late = opened(XIHU).id();
        registry.clock.set(MONDAY.plusDays(4));
        UUID fresh = opened(SHANGCHENG).id();

        List<AppealView> listed = listed(PENDING);

        assertThat(listed).extracting(AppealView::id).containsExactly(late, fresh);
        assertThat(listed).extracting(AppealView::overdue).containsExactly(true, false);
        assertThat(listed(new AppealFilter(Optional.empty(), "3301", true)))
                .extracting(AppealView::id).containsExactly(late);
        assertThat(listed(new AppealFilter(Optional.empty(), "3302", false))).isEmpty();
        assertThat(status(late).overdue()).isTrue();
    }

    @Test
    void aSecondAppealIsTheFirstUntilThatIsDecided() {
        UUID first = opened(XIHU).id();

        assertThat(opened(XIHU).id()).isEqualTo(first);
        registry.appeals(desk -> desk.withdraw(first, CHANNEL));
        assertThat(status(first).state()).isEqualTo(AppealState.WITHDRAWN);
        assertThat(opened(XIHU).id()).isNotEqualTo(first);
    }

    @Test
    void onlyTheChannelThatOpenedItLearnsOfIt() {
        UUID id = opened(XIHU).id();

        assertThat(registry.appeals(desk -> desk.status(id, new PartnerCode("zj-card"))).refusal())
                .contains(ReasonCode.APPEAL_UNKNOWN);
        assertThat(registry.appeals(desk -> desk.withdraw(id, new PartnerCode("zj-card"))).refusal())
                .contains(ReasonCode.APPEAL_UNKNOWN);
        assertThat(registry.appeals(desk -> desk.status(UUID.randomUUID(), CHANNEL)).refusal())
                .contains(ReasonCode.APPEAL_UNKNOWN);
    }

    @Test
    void anAppealIsOfAKnownPersonAndOfARecordThatSaysSomethingOfHim() {
        assertThat(open(SHANGCHENG, Optional.empty()).refusal()).contains(ReasonCode.CODE_UNKNOWN);
        assertThat(open(XIHU, Optional.of("r2")).refusal()).contains(ReasonCode.APPEAL_RECORD_UNKNOWN);
        assertThat(open(XIHU, Optional.of("r1"))).isInstanceOf(DeskOutcome.Done.class);
    }

    @Test
    void whoHasTakenItOnDecidesItWithAReply() {
        UUID id = opened(XIHU).id();

        assertThat(decide(id, refused("核查无误"), ACT)).contains(ReasonCode.APPEAL_NOT_TAKEN);
        registry.appeals(desk -> desk.take(id, ACT));
        assertThat(decide(id, refused("核查无误"), OTHER)).contains(ReasonCode.APPEAL_NOT_TAKEN);
        assertThat(decide(id, refused(" "), ACT)).contains(ReasonCode.REPLY_MISSING);
        assertThat(decide(id, refused("核查无误"), ACT)).isEmpty();

        assertThat(status(id)).returns(AppealState.REFUSED, AppealTicket::state)
                .returns(Optional.of("核查无误"), AppealTicket::reply);
        assertThat(decide(id, refused("again"), ACT)).contains(ReasonCode.APPEAL_DECIDED);
    }

    @Test
    void toUpholdAnAppealChangesNothingWithoutARuling() {
        UUID id = opened(XIHU).id();
        registry.appeals(desk -> desk.take(id, ACT));

        assertThat(decide(id, new AppealDecision(true, "已更正", ""), ACT)).contains(ReasonCode.REMEDY_MISSING);
        assertThat(decide(id, new AppealDecision(true, "已更正", "hub-officers/1"), ACT)).contains(ReasonCode.REMEDY_MISSING);
        assertThat(person().colour()).isEqualTo(Colour.RED);

        String remedy = "hub-officers/" + lifted(id);
        assertThat(person().colour()).isEqualTo(Colour.GREEN);
        assertThat(decide(id, new AppealDecision(true, "已更正", remedy), ACT)).isEmpty();
        AppealPaper paper = registry.appeals(desk -> desk.paper(id, ACT)).orElseThrow();
        assertThat(paper.appeal().remedy()).isEqualTo(remedy);
    }

    @Test
    void aCorrectionOfTheSourceIsARemedyToo() {
        UUID id = opened(XIHU).id();
        registry.appeals(desk -> desk.take(id, ACT));
        registry.register(List.of(contact("r1", XIHU, LocalDate.of(2020, 2, 1))));

        assertThat(decide(id, new AppealDecision(true, "已更正", "zj-cdc/r1"), ACT)).isEmpty();
    }

    @Test
    void whatThePersonSaysIsSealed() {
        UUID id = opened(XIHU).id();

        AppealPaper paper = registry.appeals(desk -> desk.paper(id, ACT)).orElseThrow();
        assertThat(paper.statement()).isEqualTo("我没有接触过病例\n请复核");
        assertThat(paper.contact()).isEqualTo("13800138000");
        Object stored = registry.inTransaction(entities -> entities.createNativeQuery(
                "select cast(appeal as text) from appeal", String.class).getSingleResult());
        assertThat(stored.toString()).doesNotContain("13800138000", "接触", XIHU.id().number());
    }

    @Test
    void eachActIsAuditedWithoutAWordOfThePerson() {
        UUID id = opened(XIHU).id();
        registry.appeals(desk -> desk.take(id, ACT));
        registry.appeals(desk -> desk.paper(id, ACT));
        decide(id, refused("核查无误"), ACT);

        List<String> audited = registry.inTransaction(entities -> entities.createNativeQuery("""
                select actor || ' ' || action || ' ' || purpose from audit_entry where action like '%APPEAL' order by id""",
                String.class).getResultList());
        assertThat(audited).containsExactly("dingtalk OPEN_APPEAL APPEAL",
                        "officer1 TAKE_APPEAL APPEAL", "officer1 READ_APPEAL APPEAL", "officer1 REFUSE_APPEAL APPEAL");
    }

    /** What stands at a desk can name a rule, never a colour: a ruling's colour is its rule's. */
    @Test
    void noDeskTakesAColour() {
        for (Class<?> desk : List.of(OfficerDesk.class, AppealDesk.class, CodeRegistry.class, RulingProposal.class,
                AppealDecision.class, AppealRequest.class)) {
            assertThat(Arrays.stream(desk.getMethods()).flatMap(method -> Arrays.stream(method.getParameterTypes())))
                    .doesNotContain(Colour.class);
            assertThat(Arrays.stream(desk.getConstructors()).flatMap(made -> Arrays.stream(made.getParameterTypes())))
                    .doesNotContain(Colour.class);
        }
    }

    private static DeskOutcome<AppealTicket> open(Holder holder, Optional<String> recordId) {
        return registry.appeals(desk -> desk.open(new AppealRequest(CHANNEL, holder.id(), "我没有接触过病例\n请复核",
                "13800138000", recordId)));
    }

    private static AppealTicket opened(Holder holder) {
        return ((DeskOutcome.Done<AppealTicket>) open(holder, Optional.empty())).what();
    }

    private static List<AppealView> listed(AppealFilter filter) {
        return registry.appeals(desk -> desk.list(filter, 10));
    }

    private static AppealTicket status(UUID id) {
        return ((DeskOutcome.Done<AppealTicket>) registry.appeals(desk -> desk.status(id, CHANNEL))).what();
    }

    private static AppealDecision refused(String reply) {
        return new AppealDecision(false, reply, "");
    }

    private static Optional<ReasonCode> decide(UUID id, AppealDecision decision, OfficerAct act) {
        return registry.appeals(desk -> desk.decide(id, decision, act)).refusal();
    }

    private static long lifted(UUID appeal) {
        UUID code = registry.lookup(lookup -> lookup.find(XIHU.id(), ACT)).orElseThrow();
        long ruling = ((DeskOutcome.Done<RulingView>) registry.rulings(desk -> desk.propose(new RulingProposal(code, "R04",
                RulingKind.LIFT, MONDAY, MONDAY.plusDays(1), "浙卫〔2020〕2号", "排除", Optional.of(appeal)), ACT))).what().id();
        DeskOutcome<RulingView> confirmed = registry.rulings(desk -> desk.confirm(ruling, OTHER));
        assertThat(confirmed).isInstanceOf(DeskOutcome.Done.class);
        return ruling;
    }

    private static PersonView person() {
        UUID code = registry.lookup(lookup -> lookup.find(XIHU.id(), ACT)).orElseThrow();
        return registry.lookup(lookup -> lookup.person(code, ACT, false)).orElseThrow();
    }
}
