package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthhub.registry.RecordSamples.MARCH_1;
import static org.healthhub.registry.RecordSamples.SHANGCHENG;
import static org.healthhub.registry.RecordSamples.XIHU;
import static org.healthhub.registry.RecordSamples.arrival;
import static org.healthhub.registry.RecordSamples.checkIn;
import static org.healthhub.registry.RecordSamples.checkIns;
import static org.healthhub.registry.RecordSamples.contact;
import static org.healthhub.registry.RecordSamples.traveller;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdentityDeskIT {
    private static final OfficerAct FIRST = new OfficerAct("officer1", "APPEAL");
    private static final OfficerAct SECOND = new OfficerAct("officer2", "APPEAL");
    private static final Holder PASSPORT = traveller(1);
    private static final Holder PERMIT = XIHU;
    @RegisterExtension
    static final RegistryFixture registry = new RegistryFixture();

    @Test
    void mergingTurnsBothCodesAndSaysWhy() {
        registry.register(List.of(contact("r1", PASSPORT, MARCH_1), checkIn("c1", PERMIT, MARCH_1)));
        UUID kept = code(PERMIT);
        UUID merged = code(PASSPORT);

        long merge = merged(PERMIT, PASSPORT);

        assertThat(changesAfter(2)).extracting(CodeChanged::codeId).containsExactly(kept, merged);
        assertThat(changesAfter(2).get(0)).returns(Colour.RED, CodeChanged::to).returns("R04", CodeChanged::rule);
        PersonView person = person(kept);
        assertThat(person.colour()).isEqualTo(Colour.RED);
        assertThat(person.facts()).hasSize(2);
        assertThat(person.history().get(0)).returns("hub", ChangeView::partner)
                .returns("merge-" + merge, ChangeView::recordId).returns("R04", ChangeView::rule);
        assertThat(person(merged).codeId()).isEqualTo(kept);
    }

    @Test
    void theExplanationCountsWhatWasMergedFromThatMomentOn() {
        registry.register(List.of(contact("r1", PASSPORT, MARCH_1), checkIn("c1", PERMIT, MARCH_1)));
        Instant before = registry.clock.instant();
        UUID kept = code(PERMIT);
        registry.clock.set(LocalDate.of(2020, 3, 10));
        merged(PERMIT, PASSPORT);

        ExplanationView then = explain(kept, before);
        ExplanationView now = explain(kept, registry.clock.instant());

        assertThat(then.colour()).isEqualTo(Colour.GREEN);
        assertThat(now.colour()).isEqualTo(Colour.RED);
        assertThat(List.of(then, now)).allMatch(ExplanationView::agreesWithHistory);
    }

    @Test
    void theMergedCodeTurnsWithTheOneThatIsKept() {
        registry.register(List.of(contact("r1", PERMIT, MARCH_1), checkIn("c1", PASSPORT, MARCH_1)));
        UUID merged = code(PASSPORT);

        merged(PERMIT, PASSPORT);

        assertThat(changesAfter(2)).singleElement().returns(merged, CodeChanged::codeId)
                .returns(Colour.RED, CodeChanged::to);
    }

    @Test
    void eitherDocumentShowsTheCodeThatIsKept() {
        registry.register(List.of(contact("r1", PERMIT, MARCH_1), checkIn("c1", PASSPORT, MARCH_1)));
        IssuedCode before = registry.desk().issue(PASSPORT.id()).orElseThrow();
        assertThat(registry.desk().verify(before.token()).colour()).contains(Colour.GREEN);

        merged(PERMIT, PASSPORT);

        VerifiedCode verified = registry.desk().verify(before.token());
        assertThat(verified.colour()).contains(Colour.RED);
        assertThat(verified.reasonCategory()).isEqualTo("CONTACT");
        IssuedCode after = registry.desk().issue(PASSPORT.id()).orElseThrow();
        assertThat(after.codeId()).isEqualTo(code(PERMIT)).isEqualTo(code(PASSPORT));
        assertThat(after.colour()).isEqualTo(Colour.RED);
    }

    @Test
    void recordsOfEitherDocumentCountForTheCodeThatIsKept() {
        registry.register(List.of(arrival("a", PASSPORT, "420100", LocalDate.of(2020, 2, 24)),
                checkIn("c1", PERMIT, LocalDate.of(2020, 2, 24))));
        merged(PERMIT, PASSPORT);

        registry.register(checkIns("p", PASSPORT, LocalDate.of(2020, 2, 25), 6));
        registry.register(checkIns("q", PERMIT, LocalDate.of(2020, 3, 2), 6));
        assertThat(person(code(PERMIT)).colour()).isEqualTo(Colour.RED);
        assertThat(person(code(PERMIT)).reasons()).singleElement().returns(13, ReasonView::cleanDays);

        registry.register(List.of(checkIn("last", PASSPORT, LocalDate.of(2020, 3, 8))));
        assertThat(person(code(PERMIT)).colour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void aRecordThatNamesBothCountsOnceAndACorrectionTakesItBack() {
        registry.register(List.of(checkIn("c1", PERMIT, MARCH_1), checkIn("c2", PASSPORT, MARCH_1)));
        merged(PERMIT, PASSPORT);

        HealthRecord both = RecordSamples.application("a1", LocalDate.of(2020, 3, 8), PERMIT, PASSPORT);
        assertThat(registry.register(List.of(both))).singleElement().isInstanceOf(Outcome.Applied.class);
        assertThat(person(code(PERMIT)).colour()).isEqualTo(Colour.RED);

        registry.register(List.of(RecordSamples.application("a1", LocalDate.of(2020, 3, 8), SHANGCHENG)));
        assertThat(person(code(PERMIT)).colour()).isEqualTo(Colour.GREEN);
        assertThat(person(code(SHANGCHENG)).colour()).isEqualTo(Colour.RED);
    }

    @Test
    void aCorrectionOfWhatCameBeforeTheMergingReachesTheCodeThatIsKept() {
        registry.register(List.of(contact("r1", PASSPORT, MARCH_1), checkIn("c1", PERMIT, MARCH_1)));
        merged(PERMIT, PASSPORT);
        assertThat(person(code(PERMIT)).colour()).isEqualTo(Colour.RED);

        registry.register(List.of(contact("r1", SHANGCHENG, MARCH_1)));

        assertThat(person(code(PERMIT)).colour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void timeTurnsTheCodeThatIsKeptAndTheMergedOneIsLeftAlone() {
        registry.register(List.of(contact("r1", PASSPORT, MARCH_1), checkIn("c1", PERMIT, MARCH_1)));
        merged(PERMIT, PASSPORT);
        registry.clock.set(LocalDate.of(2020, 3, 15));

        assertThat(registry.review()).isEqualTo(1);
        assertThat(registry.review()).isZero();
        assertThat(registry.desk().verify(registry.desk().issue(PASSPORT.id()).orElseThrow().token()).colour())
                .contains(Colour.GREEN);
    }

    @Test
    void undoingGivesEachItsOwnColourAndWhatCameMeanwhileByItsDocument() {
        registry.register(List.of(checkIn("c1", PERMIT, MARCH_1), checkIn("c2", PASSPORT, MARCH_1)));
        UUID passport = code(PASSPORT);
        long merge = merged(PERMIT, PASSPORT);
        registry.register(List.of(contact("r1", PASSPORT, MARCH_1)));
        assertThat(person(code(PERMIT)).colour()).isEqualTo(Colour.RED);

        assertThat(answer(desk -> desk.undo(merge, "两人", "更正1号", SECOND)))
                .isEqualTo(new MergeAnswer.Accepted(merge));
        assertThat(person(code(PERMIT)).colour()).isEqualTo(Colour.RED);
        assertThat(answer(desk -> desk.confirm(merge, FIRST))).isEqualTo(new MergeAnswer.Accepted(merge));

        assertThat(code(PASSPORT)).isEqualTo(passport);
        assertThat(person(passport).colour()).isEqualTo(Colour.RED);
        assertThat(person(code(PERMIT)).colour()).isEqualTo(Colour.GREEN);
        assertThat(person(code(PERMIT)).history().get(0)).returns("merge-" + merge, ChangeView::recordId)
                .returns("G00", ChangeView::rule);
    }

    @Test
    void aMergedCodeCanBeMergedAgainOnlyAfterItWasSeparated() {
        registry.register(List.of(checkIn("c1", PERMIT, MARCH_1), checkIn("c2", PASSPORT, MARCH_1),
                checkIn("c3", SHANGCHENG, MARCH_1)));
        UUID permit = code(PERMIT);
        UUID passport = code(PASSPORT);
        UUID other = code(SHANGCHENG);
        merged(PERMIT, PASSPORT);

        assertThat(propose(passport, other)).isEqualTo(new MergeAnswer.Refused(ReasonCode.ALREADY_MERGED));
        assertThat(propose(other, passport)).isEqualTo(new MergeAnswer.Refused(ReasonCode.ALREADY_MERGED));
        assertThat(propose(other, permit)).isEqualTo(new MergeAnswer.Refused(ReasonCode.HOLDS_MERGED));
        assertThat(propose(permit, permit)).isEqualTo(new MergeAnswer.Refused(ReasonCode.SAME_IDENTITY));
        assertThat(propose(permit, UUID.randomUUID())).isEqualTo(new MergeAnswer.Refused(ReasonCode.CODE_UNKNOWN));
        assertThat(propose(permit, other)).isInstanceOf(MergeAnswer.Accepted.class);
    }

    @Test
    void whatMadeAMergingImpossibleMeanwhileRefusesItsConfirmation() {
        registry.register(List.of(checkIn("c1", PERMIT, MARCH_1), checkIn("c2", PASSPORT, MARCH_1),
                checkIn("c3", SHANGCHENG, MARCH_1)));
        long waiting = accepted(propose(code(SHANGCHENG), code(PERMIT)));
        merged(PERMIT, PASSPORT);

        assertThat(answer(desk -> desk.confirm(waiting, SECOND)))
                .isEqualTo(new MergeAnswer.Refused(ReasonCode.HOLDS_MERGED));
    }

    @Test
    void theSameOfficerCannotConfirmAndNothingHappensBefore() {
        registry.register(List.of(contact("r1", PASSPORT, MARCH_1), checkIn("c1", PERMIT, MARCH_1)));
        long merge = accepted(propose(code(PERMIT), code(PASSPORT)));

        assertThat(answer(desk -> desk.confirm(merge, FIRST)))
                .isEqualTo(new MergeAnswer.Refused(ReasonCode.SECOND_OFFICER_NEEDED));
        assertThat(propose(code(PASSPORT), code(PERMIT)))
                .isEqualTo(new MergeAnswer.Refused(ReasonCode.MERGE_ALREADY_PROPOSED));
        assertThat(person(code(PERMIT)).colour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void aStepThatIsNotWaitedForIsRefused() {
        registry.register(List.of(checkIn("c1", PERMIT, MARCH_1), checkIn("c2", PASSPORT, MARCH_1)));
        long merge = accepted(propose(code(PERMIT), code(PASSPORT)));

        assertThat(answer(desk -> desk.undo(merge, "g", "d", SECOND)))
                .isEqualTo(new MergeAnswer.Refused(ReasonCode.MERGE_NOT_WAITING));
        assertThat(answer(desk -> desk.drop(merge, FIRST))).isEqualTo(new MergeAnswer.Accepted(merge));
        assertThat(answer(desk -> desk.confirm(merge, SECOND)))
                .isEqualTo(new MergeAnswer.Refused(ReasonCode.MERGE_NOT_WAITING));
        assertThat(answer(desk -> desk.confirm(99, SECOND)))
                .isEqualTo(new MergeAnswer.Refused(ReasonCode.MERGE_UNKNOWN));
        assertThat(answer(desk -> desk.propose(code(PERMIT), code(PASSPORT), " ", "d", FIRST)))
                .isEqualTo(new MergeAnswer.Refused(ReasonCode.GROUND_MISSING));
    }

    @Test
    void everyStepIsKeptAndAudited() {
        registry.register(List.of(checkIn("c1", PERMIT, MARCH_1), checkIn("c2", PASSPORT, MARCH_1)));
        UUID passport = code(PASSPORT);
        long merge = merged(PERMIT, PASSPORT);

        List<MergeView> mergings = registry.file(file -> file.open(passport, SECOND, false)).orElseThrow().mergings();
        assertThat(mergings).singleElement().returns(merge, MergeView::id).returns(MergeState.MERGED, MergeView::state);
        assertThat(mergings.get(0).steps()).extracting(MergeView.Step::officer).containsExactly("officer1", "officer2");
        assertThat(mergings.get(0).steps().get(0)).returns("同一人", MergeView.Step::ground)
                .returns("出入境函〔2020〕1号", MergeView.Step::document);
        assertThat(mergings.get(0).otherThan(code(PERMIT))).returns(passport, MergeView.Identity::codeId)
                .returns("PASSPORT", MergeView.Identity::idType).returns("T0••••••01", MergeView.Identity::maskedNumber);
        List<?> audited = registry.inTransaction(entities -> entities.createNativeQuery("""
                select actor || ' ' || action || ' ' || purpose from audit_entry
                where action like 'MERGE%' order by id""", String.class).getResultList());
        assertThat(audited).hasToString(
                "[officer1 MERGE_PROPOSED APPEAL, officer2 MERGE_MERGED APPEAL]");
    }

    @Test
    void batchesThatComeWhileTwoAreMergedLoseNothing() throws Exception {
        registry.register(List.of(checkIn("c1", PERMIT, MARCH_1), checkIn("c2", PASSPORT, MARCH_1)));
        ExecutorService threads = Executors.newFixedThreadPool(3);
        List<Future<?>> batches = new ArrayList<>();
        for (int batch = 0; batch < 12; batch++) {
            LocalDate day = LocalDate.of(2020, 2, 25).plusDays(batch);
            Holder who = batch % 2 == 0 ? PERMIT : PASSPORT;
            batches.add(threads.submit(() -> registry.register(List.of(checkIn("d-" + day, who, day,
                    Finding.Symptom.COUGH), arrival("a-" + day, who, "340100", day)))));
        }
        long merge = merged(PERMIT, PASSPORT);
        for (Future<?> batch : batches) {
            batch.get();
        }
        threads.shutdown();
        List<ReasonView> together = person(code(PERMIT)).reasons();

        registry.identities(desk -> desk.undo(merge, "g", "d", FIRST));
        registry.identities(desk -> desk.confirm(merge, SECOND));
        long again = merged(PERMIT, PASSPORT);

        assertThat(again).isGreaterThan(merge);
        assertThat(person(code(PERMIT)).facts()).hasSize(26);
        assertThat(person(code(PERMIT)).reasons()).isNotEmpty().isEqualTo(together);
    }

    private static long merged(Holder kept, Holder gone) {
        long merge = accepted(propose(code(kept), code(gone)));
        assertThat(answer(desk -> desk.confirm(merge, SECOND))).isEqualTo(new MergeAnswer.Accepted(merge));
        return merge;
    }

    private static MergeAnswer answer(Function<IdentityDesk, MergeAnswer> act) {
        return registry.identities(act);
    }

    private static List<CodeChanged> changesAfter(long number) {
        return registry.feed(feed -> feed.after(number, 10));
    }

    private static MergeAnswer propose(UUID kept, UUID gone) {
        return registry.identities(desk -> desk.propose(kept, gone, "同一人", "出入境函〔2020〕1号", FIRST));
    }

    private static long accepted(MergeAnswer answer) {
        return ((MergeAnswer.Accepted) answer).mergeId();
    }

    private static UUID code(Holder holder) {
        return registry.lookup(lookup -> lookup.find(holder.id(), FIRST)).orElseThrow();
    }

    private static PersonView person(UUID code) {
        return registry.lookup(lookup -> lookup.person(code, FIRST, false)).orElseThrow();
    }

    private static ExplanationView explain(UUID code, Instant at) {
        return registry.explain(registry.rulePacks(), why -> why.explain(code, at, FIRST)).orElseThrow();
    }
}
