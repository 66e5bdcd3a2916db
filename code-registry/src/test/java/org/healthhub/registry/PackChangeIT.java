package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.healthhub.registry.RecordSamples.MARCH_1;
import static org.healthhub.registry.RecordSamples.XIHU;
import static org.healthhub.registry.RecordSamples.arrival;
import static org.healthhub.registry.RecordSamples.checkIn;
import static org.healthhub.registry.RecordSamples.contact;
import static org.healthhub.registry.RecordSamples.traveller;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens to the codes when other rules come into force: a contact is red in Zhejiang and yellow in Hubei. */
class PackChangeIT {
    private static final OfficerAct ACT = new OfficerAct("officer1", "test");
    private static final String HUBEI = "HB-2020-03";
    private static final LocalDate MARCH_10 = LocalDate.of(2020, 3, 10);
    @RegisterExtension
    static final RegistryFixture registry = new RegistryFixture();

    @BeforeEach
    void reset() {
        registry.resetPacks();
    }

    @Test
    void theReadSideIsRightBeforeAnythingWasWritten() {
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));
        registry.putInForce(HUBEI, MARCH_10);
        assertThat(verified()).isEqualTo(Colour.RED);

        registry.clock.set(MARCH_10);

        assertThat(verified()).isEqualTo(Colour.YELLOW);
        assertThat(registry.desk().verify(registry.desk().issue(XIHU.id()).orElseThrow().token()).reasonCategory())
                .isEqualTo("CONTACT");
        assertThat(registry.desk().issue(XIHU.id()).orElseThrow()).returns(Colour.YELLOW, IssuedCode::colour)
                .satisfies(code -> assertThat(code.reasons()).singleElement().returns("H-Y2", ReasonView::rule));
        assertThat(person(XIHU)).returns(Colour.YELLOW, PersonView::colour);
        assertThat(changes()).extracting(CodeChanged::to).containsExactly(Colour.RED);
    }

    @Test
    void aPackOfTodayIsInForceAtOnce() {
        registry.clock.set(MARCH_10);
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));

        registry.putInForce(HUBEI, MARCH_10);

        assertThat(verified()).isEqualTo(Colour.YELLOW);
    }

    @Test
    void withinOneDayTheOldRulesHoldUntilTheMomentAndTheNewOnesFromIt() {
        Instant begin = MARCH_10.atTime(14, 0).atZone(HubClock.ZONE).toInstant();
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));
        registry.putInForce(HUBEI, begin);

        Instant before = begin.minusSeconds(60);
        registry.clock.set(before);
        assertThat(verified()).isEqualTo(Colour.RED);
        assertThat(registry.reviewUnderNewPack(500)).isZero();
        assertThat(explained(before)).returns(Colour.RED, ExplanationView::colour)
                .returns("ZJ-2020-02", ExplanationView::rulePack);

        Instant after = begin.plusSeconds(60);
        registry.clock.set(after);
        assertThat(verified()).isEqualTo(Colour.YELLOW);
        assertThat(person(XIHU)).returns(Colour.YELLOW, PersonView::colour).returns(HUBEI, PersonView::rulePack);
        assertThat(registry.reviewUnderNewPack(500)).isEqualTo(1);
        assertThat(changes()).extracting(CodeChanged::rulePack).containsExactly("ZJ-2020-02", HUBEI);

        registry.clock.set(LocalDate.of(2020, 3, 12));
        assertThat(explained(before)).returns(Colour.RED, ExplanationView::colour)
                .returns("ZJ-2020-02", ExplanationView::rulePack).returns(true, ExplanationView::agreesWithHistory);
        assertThat(explained(begin)).returns(HUBEI, ExplanationView::rulePack);
        assertThat(explained(after)).returns(Colour.YELLOW, ExplanationView::colour)
                .returns(HUBEI, ExplanationView::rulePack).returns(true, ExplanationView::agreesWithHistory);
    }

    @Test
    void recordsOfOneDayAreTakenUnderTheRulesOfTheirMoment() {
        Instant begin = MARCH_10.atTime(14, 0).atZone(HubClock.ZONE).toInstant();
        registry.putInForce(HUBEI, begin);

        registry.clock.set(begin.minusSeconds(1));
        registry.register(List.of(contact("r1", traveller(1), MARCH_1)));
        registry.clock.set(begin);
        registry.register(List.of(contact("r2", traveller(2), MARCH_1)));

        assertThat(changes()).extracting(CodeChanged::to).containsExactly(Colour.RED, Colour.YELLOW);
    }

    @Test
    void anActivationThatWasWithdrawnNeverHadAnEffect() {
        Instant begin = MARCH_10.atTime(14, 0).atZone(HubClock.ZONE).toInstant();
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));
        registry.putInForce(HUBEI, begin);

        registry.packs(desk -> desk.revoke(HUBEI, "not agreed with the province", "li.na"));
        registry.clock.set(begin.plusSeconds(60));

        assertThat(verified()).isEqualTo(Colour.RED);
        assertThat(registry.reviewUnderNewPack(500)).isZero();
        assertThat(explained(begin)).returns("ZJ-2020-02", ExplanationView::rulePack);
    }

    @Test
    void theBatchWritesTheChangesAndASecondRunDoesNothing() {
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));
        registry.putInForce(HUBEI, MARCH_10);
        assertThat(registry.reviewUnderNewPack(500)).isZero();
        registry.clock.set(MARCH_10);

        assertThat(registry.reviewUnderNewPack(500)).isEqualTo(1);
        String contents = registry.contents();

        assertThat(registry.reviewUnderNewPack(500)).isZero();
        assertThat(registry.contents()).isEqualTo(contents);
        assertThat(changes()).extracting(CodeChanged::to).containsExactly(Colour.RED, Colour.YELLOW);
        assertThat(changes().get(1)).returns("H-Y2", CodeChanged::rule).returns(HUBEI, CodeChanged::rulePack);
        assertThat(verified()).isEqualTo(Colour.YELLOW);
    }

    @Test
    void anInterruptedBatchLosesNothingAndTheOldestAreFirst() {
        List<HealthRecord> records = new ArrayList<>();
        for (int n = 0; n < 25; n++) {
            records.add(contact("r" + n, traveller(n), MARCH_1));
        }
        registry.register(records);
        registry.putInForce(HUBEI, MARCH_10);
        registry.clock.set(MARCH_10);

        assertThat(registry.reviewUnderNewPack(10)).isEqualTo(10);
        assertThat(derivedUnder(HUBEI)).containsExactlyElementsOf(personsInOrder().subList(0, 10));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> registry.inTransaction(entities -> {
            registry.codes(entities).reviewUnderNewPack(registry.clock.instant(), 10);
            throw new IllegalStateException("the server was stopped");
        }));
        assertThat(derivedUnder(HUBEI)).hasSize(10);
        assertThat(registry.reviewUnderNewPack(10)).isEqualTo(10);
        assertThat(registry.reviewUnderNewPack(10)).isEqualTo(5);
        assertThat(registry.reviewUnderNewPack(10)).isZero();

        assertThat(changes()).hasSize(50).extracting(CodeChanged::number).doesNotHaveDuplicates();
        assertThat(changes().subList(25, 50)).extracting(CodeChanged::to).containsOnly(Colour.YELLOW);
    }

    @Test
    void whatTheBatchDerivesIsWhatANewRegistryWouldHold() {
        List<HealthRecord> story = List.of(contact("r1", XIHU, MARCH_1), checkIn("c1", XIHU, LocalDate.of(2020, 2, 1)),
                checkIn("c2", XIHU, LocalDate.of(2020, 3, 8)), arrival("a1", traveller(1), "420100", MARCH_1));
        registry.register(story);
        registry.putInForce(HUBEI, MARCH_10);
        registry.clock.set(MARCH_10);
        registry.reviewUnderNewPack(500);
        String derived = registry.contents();

        registry.empty();
        registry.register(story);

        assertThat(registry.contents()).isEqualTo(derived);
    }

    @Test
    void aRecordAfterTheChangeIsFoldedWithTheWholeLedgerUnderTheNewPack() {
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));
        registry.putInForce(HUBEI, MARCH_10);
        registry.clock.set(MARCH_10);

        registry.register(List.of(checkIn("c1", XIHU, MARCH_10)));

        assertThat(changes()).extracting(CodeChanged::to).containsExactly(Colour.RED, Colour.YELLOW);
        assertThat(registry.reviewUnderNewPack(500)).isZero();
        assertThat(person(XIHU).reasons()).singleElement().returns("H-Y2", ReasonView::rule);
    }

    @Test
    void theTimeReviewOfACodeOfAnotherPackIsRightToo() {
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));
        registry.putInForce(HUBEI, MARCH_10);
        registry.clock.set(LocalDate.of(2020, 3, 15));

        assertThat(registry.review()).isEqualTo(1);

        assertThat(person(XIHU)).returns(Colour.GREEN, PersonView::colour).returns(HUBEI, PersonView::rulePack);
        assertThat(registry.reviewUnderNewPack(500)).isZero();
    }

    private static Colour verified() {
        return registry.desk().verify(registry.desk().issue(XIHU.id()).orElseThrow().token()).colour().orElseThrow();
    }

    private static List<Long> derivedUnder(String pack) {
        return registry.inTransaction(entities -> entities.createNativeQuery(
                "select person_id from health_code where rule_pack = :pack order by 1", Long.class)
                .setParameter("pack", pack).getResultList());
    }

    private static List<Long> personsInOrder() {
        return registry.inTransaction(entities -> entities.createNativeQuery(
                "select id from person order by 1", Long.class).getResultList());
    }

    private static PersonView person(Holder holder) {
        UUID code = registry.lookup(lookup -> lookup.find(holder.id(), ACT)).orElseThrow();
        return registry.lookup(lookup -> lookup.person(code, ACT, false)).orElseThrow();
    }

    private static ExplanationView explained(Instant at) {
        UUID code = registry.lookup(lookup -> lookup.find(XIHU.id(), ACT)).orElseThrow();
        return registry.explain(registry.rulePacks(), explanation -> explanation.explain(code, at, ACT)).orElseThrow();
    }

    private static List<CodeChanged> changes() {
        return registry.feed(feed -> feed.after(0, 10_000));
    }
}
