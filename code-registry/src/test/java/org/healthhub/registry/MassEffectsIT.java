package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.healthhub.registry.RecordSamples.MARCH_1;
import static org.healthhub.registry.RecordSamples.XIHU;
import static org.healthhub.registry.RecordSamples.arrival;
import static org.healthhub.registry.RecordSamples.checkIn;
import static org.healthhub.registry.RecordSamples.contact;
import static org.healthhub.registry.RecordSamples.record;
import static org.healthhub.registry.RecordSamples.traveller;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many reds from one source: the first ones up to the limit, and then two officers. */
class MassEffectsIT {
    private static final MassLimits LIMITS = new MassLimits(0, 200, 0, 0);
    private static final OfficerAct FIRST = new OfficerAct("officer1", "VERIFICATION");
    private static final OfficerAct SECOND = new OfficerAct("officer2", "VERIFICATION");
    @RegisterExtension
    static final RegistryFixture registry = new RegistryFixture();

    @Test
    void theFirstOnesUpToTheLimitTakeEffectAndTheRestIsHeld() {
        List<Outcome> outcomes = send(contacts(0, 201));

        assertThat(outcomes.subList(0, 200)).allMatch(Outcome.Applied.class::isInstance);
        assertThat(outcomes.get(200).reason()).contains(ReasonCode.HELD_MASS_EFFECT);
        assertThat(reds()).isEqualTo(200);
        assertThat(persons()).isEqualTo(200);
        assertThat(changes()).hasSize(200);
        assertThat(holds()).singleElement().returns(MassDimension.DOCUMENT, HoldView::dimension)
                .returns("浙疾控〔2020〕1号", HoldView::key).returns(1L, HoldView::records)
                .returns(HoldState.HELD, HoldView::state);
    }

    @Test
    void whileAHoldIsOpenWhatTurnsNobodyRedPasses() {
        registry.register(List.of(contact("old", XIHU, MARCH_1)));
        send(contacts(0, 201));

        List<Outcome> outcomes = send(List.of(
                record("out", LocalDate.of(2020, 3, 8), XIHU, new Finding.Release(Finding.ReleaseKind.RELEASED,
                        LocalDate.of(2020, 3, 8), "浙疾控〔2020〕1号")),
                contact("new", traveller(900), LocalDate.of(2020, 3, 5)), checkIn("well", traveller(901), MARCH_1)));

        assertThat(outcomes.get(0)).isNotInstanceOf(Outcome.Quarantined.class);
        assertThat(outcomes.get(1).reason()).contains(ReasonCode.HELD_MASS_EFFECT);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void anotherDocumentOfTheSamePartnerPasses() {
        send(contacts(0, 201));

        assertThat(send(List.of(contactOf("r", traveller(900), "another document")))).singleElement()
                .isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void aHoldStaysOpenAfterItsHour() {
        send(contacts(0, 201));
        registry.clock.set(LocalDate.of(2020, 3, 10));

        assertThat(send(contacts(300, 301)).get(0).reason()).contains(ReasonCode.HELD_MASS_EFFECT);
        assertThat(holds()).singleElement().returns(2L, HoldView::records);
    }

    @Test
    void whatIsOlderThanAnHourDoesNotCount() {
        send(contacts(0, 200));
        registry.clock.set(registry.clock.instant().plusSeconds(59 * 60));
        MassLimits twoMore = new MassLimits(0, 202, 0, 0);
        registry.register(contacts(200, 202), twoMore);
        registry.clock.set(registry.clock.instant().plusSeconds(6 * 60));

        assertThat(registry.register(contacts(202, 402), twoMore)).allMatch(Outcome.Applied.class::isInstance);
        assertThat(registry.register(contacts(402, 403), twoMore).get(0).reason())
                .contains(ReasonCode.HELD_MASS_EFFECT);
    }

    @Test
    void duplicatesDoNotCount() {
        send(contacts(0, 150));
        send(contacts(0, 150));

        assertThat(send(contacts(150, 200))).allMatch(Outcome.Applied.class::isInstance);
        assertThat(holds()).isEmpty();
    }

    @Test
    void heldRecordsThatComeAgainStayHeldAndAreNotDoubled() {
        send(contacts(0, 210));

        List<Outcome> again = send(contacts(0, 210));

        assertThat(again.subList(0, 200)).allMatch(Outcome.Duplicate.class::isInstance);
        assertThat(again.subList(200, 210)).allMatch(Outcome.Quarantined.class::isInstance);
        assertThat(holds()).singleElement().returns(10L, HoldView::records);
        assertThat(reds()).isEqualTo(200);
        assertThat(number("select count(*) from quarantine")).isEqualTo(10);
    }

    @Test
    void theSameRecordTwiceInOneBatchIsHeldOnce() {
        send(contacts(0, 200));

        List<Outcome> outcomes = send(List.of(contacts(200, 201).get(0), contacts(200, 201).get(0)));

        assertThat(outcomes).allMatch(Outcome.Quarantined.class::isInstance);
        assertThat(holds()).singleElement().returns(1L, HoldView::records);
    }

    @Test
    void aSecondRecordAboutSomebodyWhoWasHeldDoesNotSlipThrough() {
        send(contacts(0, 200));
        Holder holder = traveller(900);

        List<Outcome> outcomes = send(List.of(contact("one", holder, MARCH_1), contact("two", holder, MARCH_1.plusDays(1)),
                contact("three", holder, MARCH_1.plusDays(2)), checkIn("well", holder, MARCH_1)));

        assertThat(outcomes.subList(0, 3)).allMatch(Outcome.Quarantined.class::isInstance);
        assertThat(outcomes.get(3)).isInstanceOf(Outcome.Applied.class);
        assertThat(reds()).isEqualTo(200);
        assertThat(previewOf(holds().get(0)).persons()).isEqualTo(1);
    }

    @Test
    void aHeldCorrectionLeavesWhatItWouldReplace() {
        send(contacts(0, 200));
        send(List.of(checkIn("r", XIHU, MARCH_1)));

        assertThat(send(List.of(contact("r", XIHU, MARCH_1))).get(0).reason())
                .contains(ReasonCode.HELD_MASS_EFFECT);

        assertThat(number("select count(*) from superseded_fact")).isZero();
        assertThat(number("select count(*) from health_fact where record_id = 'r' and kind = 'CheckIn'")).isEqualTo(1);
    }

    @Test
    void historyCountsToo() {
        List<HealthRecord> history = contacts(0, 201).stream().map(record -> new HealthRecord(record.key(),
                record.system(), record.observedAt(), record.facts(), record.arrival().asHistory())).toList();

        assertThat(send(history).get(200)).isInstanceOf(Outcome.Quarantined.class);
    }

    @Test
    void aRedCodeThatIsCancelledDoesNotTurnRed() {
        MassLimits one = new MassLimits(1, 0, 0, 0);
        registry.register(List.of(contact("r", XIHU, MARCH_1)), one);

        assertThat(registry.register(List.of(record("d", MARCH_1, XIHU, new Finding.Death(MARCH_1, "d"))), one))
                .singleElement().isInstanceOf(Outcome.Applied.class);
        assertThat(changes()).hasSize(2);
        assertThat(holds()).isEmpty();
    }

    @Test
    void eachDimensionHoldsByItself() {
        assertHeldBy(MassDimension.PARTNER, new MassLimits(2, 0, 0, 0), IntStream.range(0, 3)
                .mapToObj(n -> arrival("a" + n, traveller(n), "420100", MARCH_1.plusDays(2))).toList());
        assertHeldBy(MassDimension.VENUE, new MassLimits(0, 0, 2, 0), IntStream.range(0, 3)
                .mapToObj(n -> record("v" + n, MARCH_1.plusDays(2), traveller(n), new Finding.VenueExposure("a square",
                        "330106", MARCH_1.plusDays(2), "document " + n))).toList());
        assertHeldBy(MassDimension.OFFICER, new MassLimits(0, 0, 0, 2), IntStream.range(0, 3)
                .mapToObj(n -> record("o" + n, MARCH_1, traveller(n), new Finding.OfficerRuling("R04",
                        Finding.RulingKind.IMPOSE, MARCH_1, MARCH_1.plusDays(30), "d"))).toList());
    }

    @Test
    void parallelBatchesDoNotCountPastEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<List<Outcome>>> batches = new ArrayList<>();
        for (int batch = 0; batch < 8; batch++) {
            int from = batch * 60;
            Callable<List<Outcome>> sending = () -> send(contacts(from, from + 60));
            batches.add(threads.submit(sending));
        }
        for (Future<List<Outcome>> batch : batches) {
            batch.get();
        }
        threads.shutdown();

        assertThat(reds()).isEqualTo(200);
        assertThat(holds()).singleElement().returns(280L, HoldView::records);
    }

    @Test
    void theSameOfficerCannotConfirm() {
        send(contacts(0, 210));
        long hold = holds().get(0).id();

        assertThat(proposed(hold, HoldState.RELEASED, " "))
                .contains(ReasonCode.GROUND_MISSING);
        assertThat(confirmed(hold, HoldState.RELEASED, SECOND))
                .contains(ReasonCode.HOLD_NOT_WAITING);
        propose(hold, HoldState.RELEASED);
        assertThat(confirmed(hold, HoldState.RELEASED, FIRST))
                .contains(ReasonCode.SECOND_OFFICER_NEEDED);
        assertThat(confirmed(hold, HoldState.DISCARDED, SECOND))
                .contains(ReasonCode.HOLD_NOT_WAITING);

        assertThat(registry.settleDecided(100)).isZero();
        assertThat(reds()).isEqualTo(200);
    }

    @Test
    void aReleaseGivesExactlyTheHeldRedsAndOnlyOnce() {
        send(contacts(0, 260));
        decide(holds().get(0).id(), HoldState.RELEASED);

        assertThat(settleAll(25)).isEqualTo(60);
        assertThat(settleAll(25)).isZero();

        assertThat(reds()).isEqualTo(260);
        assertThat(changes()).extracting(CodeChanged::to).hasSize(260)
                .containsOnly(Colour.RED);
        assertThat(number("select count(*) from quarantine where closed_at is null")).isZero();
        assertThat(holds()).singleElement().returns(HoldState.RELEASED, HoldView::state).returns(true, HoldView::isDone);
        assertThat(send(contacts(0, 260))).allMatch(Outcome.Duplicate.class::isInstance);
        assertThat(send(contacts(260, 261)).get(0).reason()).contains(ReasonCode.HELD_MASS_EFFECT);
    }

    @Test
    void aReleaseDoesNotUndoWhatTheSourceSaidLater() {
        send(contacts(0, 201));
        HealthRecord held = contacts(200, 201).get(0);
        HealthRecord withdrawn = new HealthRecord(held.key(), held.system(), held.observedAt().plusSeconds(3600),
                checkIn("x", traveller(200), MARCH_1).facts(),
                Arrival.at(held.arrival().receivedAt().plusSeconds(3600)));
        assertThat(send(List.of(withdrawn))).singleElement().isInstanceOf(Outcome.Applied.class);

        decide(holds().get(0).id(), HoldState.RELEASED);
        settleAll(100);

        assertThat(reds()).isEqualTo(200);
    }

    @Test
    void aDiscardGivesNone() {
        send(contacts(0, 260));
        decide(holds().get(0).id(), HoldState.DISCARDED);

        assertThat(settleAll(25)).isEqualTo(60);

        assertThat(reds()).isEqualTo(200);
        assertThat(number("select count(*) from quarantine where closed_at is null")).isZero();
    }

    @Test
    void whatComesAfterAProposalIsNotPartOfIt() {
        send(contacts(0, 202));
        long first = holds().get(0).id();
        propose(first, HoldState.RELEASED);

        send(contacts(202, 205));
        send(contacts(200, 202));
        assertThat(confirmed(first, HoldState.RELEASED, SECOND)).isEmpty();
        settleAll(100);

        assertThat(reds()).isEqualTo(202);
        assertThat(holds()).extracting(HoldView::state, HoldView::records)
                .containsExactly(tuple(HoldState.HELD, 3L), tuple(HoldState.RELEASED, 2L));
    }

    @Test
    void otherContentUnderAHeldIdIsNotReleasedByTheDecisionOnTheFirst() {
        send(contacts(0, 201));
        decide(holds().get(0).id(), HoldState.RELEASED);

        send(List.of(contact("r200", XIHU, MARCH_1)));
        settleAll(100);

        assertThat(reds()).isEqualTo(200);
        assertThat(holds()).hasSize(2).first().returns(HoldState.HELD, HoldView::state).returns(1L, HoldView::records);
    }

    @Test
    void theReasonIsSealed() {
        send(contacts(0, 201));
        propose(holds().get(0).id(), HoldState.DISCARDED);

        assertThat(holds().get(0).proposal().orElseThrow().reason()).isEqualTo("checked with the source");
        assertThat(number("select count(*) from hold h where encode(reason, 'escape') like '%checked%'"))
                .isZero();
    }

    @Test
    void aPreviewSaysWhomItIsAboutWithoutShowingWhoItIs() {
        send(contacts(0, 260));

        HoldPreview preview = previewOf(holds().get(0));

        assertThat(preview.persons()).isEqualTo(60);
        assertThat(preview.rules()).singleElement().returns("R04", HoldPreview.OfRule::rule)
                .returns(60L, HoldPreview.OfRule::persons);
        assertThat(preview.divisions()).singleElement().returns(Optional.empty(), HoldPreview.OfDivision::division);
        assertThat(preview.earliest()).isPresent();
        assertThat(preview.hasCase()).isFalse();
        assertThat(preview.sample()).isNotEmpty().allSatisfy(person -> {
            assertThat(person.name()).isEqualTo("T**");
            assertThat(person.number()).contains("•");
        });
        registry.register(List.of(record("case", MARCH_1, XIHU,
                new Finding.CaseReport(Finding.CaseCategory.CONFIRMED, MARCH_1, "浙疾控〔2020〕1号"))));
        assertThat(previewOf(holds().get(0)).hasCase()).isTrue();
        assertThat(number("select count(*) from audit_entry where action like 'PREVIEW_HOLD %'")).isEqualTo(2);
    }

    @Test
    void whoAsksByTrackingIdLearnsOfTheRelease() {
        send(contacts(0, 200));
        HealthRecord held = contact("asked", XIHU, MARCH_1);
        send(List.of(new HealthRecord(held.key(), held.system(), held.observedAt(), held.facts(),
                held.arrival().trackedBy("t1"))));
        assertThat(number("select count(*) from intake_outcome where reason = 'HELD_MASS_EFFECT'")).isEqualTo(1);

        decide(holds().get(0).id(), HoldState.RELEASED);
        settleAll(10);

        assertThat(number("select count(*) from intake_outcome where outcome = 'APPLIED' and reason is null")).isEqualTo(1);
    }

    @Test
    void aStepThatFailsIsTakenAgain() {
        send(contacts(0, 260));
        decide(holds().get(0).id(), HoldState.RELEASED);
        settleAndFail(25);

        assertThat(reds()).isEqualTo(200);
        assertThat(settleAll(25)).isEqualTo(60);
        assertThat(reds()).isEqualTo(260);
    }

    /** Held and released or never held: the registry is the same. */
    @Test
    void releasesGiveTheRegistryThatWouldHaveBeen() {
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            List<HealthRecord> story = new ArrayList<>(contacts(0, 40));
            for (int n = 0; n < 40; n++) {
                story.add(contactOf("k" + n, traveller(n % 25), "document " + n % 3));
                story.add(checkIn("c" + n, traveller(n), MARCH_1.plusDays(n % 4)));
            }
            Collections.shuffle(story, random);
            registry.empty();
            registry.register(story);
            String expected = registry.contents();
            registry.empty();

            registerInParts(story, random, new MassLimits(25, 6, 0, 0));
            assertThat(holds()).isNotEmpty();
            holds().forEach(hold -> decide(hold.id(), HoldState.RELEASED));
            settleAll(7);

            assertThat(registry.contents()).isEqualTo(expected);
        }
    }

    @Test
    void withTheLimitsOffNothingIsEverHeld() {
        Random random = new Random(7);
        for (int round = 0; round < 5; round++) {
            List<HealthRecord> records = new ArrayList<>(contacts(0, 100 + random.nextInt(400)));
            Collections.shuffle(records, random);

            assertThat(registry.register(records, MassLimits.OFF)).noneMatch(Outcome.Quarantined.class::isInstance);
        }
        assertThat(holds()).isEmpty();
        assertThat(number("select count(*) from red_count")).isZero();
    }

    private static void assertHeldBy(MassDimension dimension, MassLimits limits, List<HealthRecord> three) {
        registry.empty();
        List<Outcome> outcomes = registry.register(three, limits);

        assertThat(outcomes.subList(0, 2)).allMatch(Outcome.Applied.class::isInstance);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Quarantined.class);
        assertThat(holds()).singleElement().returns(dimension, HoldView::dimension);
    }

    private static List<Outcome> send(List<HealthRecord> records) {
        return registry.register(records, LIMITS);
    }

    /** Contacts of one document, one person each. */
    private static List<HealthRecord> contacts(int from, int to) {
        return IntStream.range(from, to).mapToObj(n -> contact("r" + n, traveller(n), MARCH_1)).toList();
    }

    private static HealthRecord contactOf(String id, Holder holder, String document) {
        return record(id, MARCH_1, holder, new Finding.ContactNotice(Finding.ContactWith.CONFIRMED,
                Finding.Closeness.CLOSE, MARCH_1, false, document));
    }

    private static void propose(long hold, HoldState decision) {
        assertThat(proposed(hold, decision, "checked with the source")).isEmpty();
    }

    private static void decide(long hold, HoldState decision) {
        propose(hold, decision);
        assertThat(confirmed(hold, decision, SECOND)).isEmpty();
    }

    private static Optional<ReasonCode> proposed(long hold, HoldState decision, String reason) {
        return registry.holds(desk -> desk.propose(hold, decision, reason, FIRST));
    }

    private static Optional<ReasonCode> confirmed(long hold, HoldState decision, OfficerAct act) {
        return registry.holds(desk -> desk.confirm(hold, decision, act));
    }

    private static List<CodeChanged> changes() {
        return registry.feed(feed -> feed.after(0, 1000));
    }

    private static int settleAll(int atOnce) {
        int all = 0;
        for (int settled = registry.settleDecided(atOnce); settled > 0; settled = registry.settleDecided(atOnce)) {
            all += settled;
        }
        return all;
    }

    private static void settleAndFail(int atOnce) {
        assertThatThrownBy(() -> registry.inTransaction(entities -> {
            registry.held(entities).settleDecided(atOnce);
            throw new IllegalStateException("the server stops here");
        })).hasMessage("the server stops here");
    }

    private static void registerInParts(List<HealthRecord> records, Random random, MassLimits limits) {
        for (int from = 0; from < records.size(); ) {
            int to = Math.min(records.size(), from + 1 + random.nextInt(30));
            registry.register(records.subList(from, to), limits);
            from = to;
        }
    }

    private static List<HoldView> holds() {
        return registry.holds(desk -> desk.holds(10));
    }

    private static HoldPreview previewOf(HoldView hold) {
        return registry.holds(desk -> desk.preview(hold.id(), FIRST)).orElseThrow();
    }

    private static long reds() {
        return number("select count(*) from health_code where colour = 'RED'");
    }

    private static long persons() {
        return number("select count(*) from person");
    }

    private static long number(String sql) {
        return registry.inTransaction(entities ->
                ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue());
    }
}
