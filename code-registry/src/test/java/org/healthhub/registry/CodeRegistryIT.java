package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthhub.registry.RecordSamples.MARCH_1;
import static org.healthhub.registry.RecordSamples.SHANGCHENG;
import static org.healthhub.registry.RecordSamples.XIHU;
import static org.healthhub.registry.RecordSamples.arrival;
import static org.healthhub.registry.RecordSamples.checkIn;
import static org.healthhub.registry.RecordSamples.checkIns;
import static org.healthhub.registry.RecordSamples.contact;
import static org.healthhub.registry.RecordSamples.holder;
import static org.healthhub.registry.RecordSamples.record;
import static org.healthhub.registry.RecordSamples.traveller;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CodeRegistryIT {
    private static final OfficerAct ACT = new OfficerAct("officer1", "test");
    @RegisterExtension
    static final RegistryFixture registry = new RegistryFixture();

    @Test
    void aContactTurnsTheCodeRedAndSaysByWhichRuleAndRecord() {
        List<Outcome> outcomes = registry.register(List.of(contact("r1", XIHU, MARCH_1)));

        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Applied.class);
        PersonView person = person(XIHU);
        assertThat(person.colour()).isEqualTo(Colour.RED);
        assertThat(person.until()).contains(LocalDate.of(2020, 3, 15));
        assertThat(person.reasons()).singleElement()
                .returns("R04", ReasonView::rule).returns("zj-cdc", ReasonView::partner).returns("r1", ReasonView::recordId);
        assertThat(person.facts()).singleElement().returns(List.of("R04"), FactView::rules);
        assertThat(person.name()).isEqualTo("测**");
    }

    @Test
    void theSameRecordAgainIsADuplicateAndChangesNothing() {
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));
        String before = registry.contents();

        assertThat(registry.register(List.of(contact("r1", XIHU, MARCH_1)))).singleElement()
                .isInstanceOf(Outcome.Duplicate.class);
        assertThat(registry.contents()).isEqualTo(before);
        assertThat(changes()).hasSize(1);
    }

    @Test
    void theSameRecordTwiceInOneBatchCountsOnce() {
        List<Outcome> outcomes = registry.register(List.of(contact("r1", XIHU, MARCH_1), contact("r1", XIHU, MARCH_1)));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Applied.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Duplicate.class);
    }

    @Test
    void aCorrectionTakesTheEarlierEffectBack() {
        registry.register(List.of(contact("r1", XIHU, MARCH_1), checkIn("c1", XIHU, MARCH_1)));

        List<Outcome> outcomes = registry.register(List.of(contact("r1", XIHU, LocalDate.of(2020, 2, 1))));

        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Corrected.class);
        assertThat(person(XIHU).colour()).isEqualTo(Colour.GREEN);
        assertThat(changes()).extracting(CodeChanged::to).containsExactly(Colour.RED, Colour.GREEN);
    }

    @Test
    void aCorrectionOfThePersonFreesTheOneAndTurnsTheOther() {
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));

        registry.register(List.of(contact("r1", SHANGCHENG, MARCH_1)));

        assertThat(person(XIHU).colour()).isEqualTo(Colour.GREEN);
        assertThat(person(SHANGCHENG).colour()).isEqualTo(Colour.RED);
    }

    @Test
    void aLateRecordTakesItsPlaceInTheHistory() {
        registry.register(checkIns("c", XIHU, LocalDate.of(2020, 2, 24), 14));
        assertThat(person(XIHU).colour()).isEqualTo(Colour.GREEN);

        registry.register(List.of(arrival("a", XIHU, "420100", LocalDate.of(2020, 2, 25))));

        PersonView person = person(XIHU);
        assertThat(person.colour()).isEqualTo(Colour.RED);
        assertThat(person.reasons()).singleElement().returns(13, ReasonView::cleanDays);
    }

    @Test
    void fourteenCheckInsFreeWhoCameFromAKeyArea() {
        registry.register(List.of(arrival("a", XIHU, "420100", LocalDate.of(2020, 2, 24))));
        registry.register(checkIns("c", XIHU, LocalDate.of(2020, 2, 24), 13));
        assertThat(person(XIHU).colour()).isEqualTo(Colour.RED);

        registry.register(List.of(checkIn("last", XIHU, LocalDate.of(2020, 3, 8))));

        assertThat(person(XIHU).colour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void timeTurnsACodeAndTheReadSideIsRightBeforeTheReviewRan() {
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));
        registry.clock.set(LocalDate.of(2020, 3, 15));

        assertThat(person(XIHU).colour()).isEqualTo(Colour.GREEN);
        assertThat(registry.review()).isEqualTo(1);
        assertThat(registry.review()).isZero();
        assertThat(changes()).extracting(CodeChanged::to).containsExactly(Colour.RED, Colour.GREEN);
    }

    @Test
    void changesAreNumberedWithoutGapsAcrossParallelBatches() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<List<Outcome>>> batches = new ArrayList<>();
        for (int batch = 0; batch < 20; batch++) {
            int from = batch * 40;
            List<HealthRecord> records = new ArrayList<>(IntStream.range(from, from + 60)
                    .mapToObj(n -> contact("r" + n, traveller(n), MARCH_1)).toList());
            Collections.shuffle(records, new Random(batch));
            batches.add(threads.submit(retrying(() -> registry.register(records))));
        }
        for (Future<List<Outcome>> batch : batches) {
            assertThat(batch.get()).allMatch(o -> o instanceof Outcome.Applied || o instanceof Outcome.Duplicate);
        }
        threads.shutdown();

        assertThat(changes()).extracting(CodeChanged::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 820).mapToObj(Long::valueOf).toList());
        assertThat(changes()).extracting(CodeChanged::codeId).doesNotHaveDuplicates();
    }

    @Test
    void anyOrderAndAnyBatchingGiveTheSameRegistry() {
        List<HealthRecord> story = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            Holder who = traveller(n);
            story.add(arrival("a" + n, who, n % 2 == 0 ? "420100" : "340100", MARCH_1.minusDays(n)));
            story.addAll(checkIns("c" + n, who, MARCH_1.minusDays(n), 5 + n));
            story.add(contact("k" + n, who, MARCH_1.minusDays(2)));
            story.add(checkIn("s" + n, who, MARCH_1.plusDays(n % 5), Finding.Symptom.COUGH));
        }
        registry.register(story);
        String expected = registry.contents();

        for (int seed = 0; seed < 6; seed++) {
            registry.empty();
            Random random = new Random(seed);
            List<HealthRecord> shuffled = new ArrayList<>(story);
            shuffled.addAll(story.subList(0, 30));
            Collections.shuffle(shuffled, random);
            for (int from = 0; from < shuffled.size(); ) {
                int to = Math.min(shuffled.size(), from + 1 + random.nextInt(40));
                registry.register(shuffled.subList(from, to));
                from = to;
            }
            assertThat(registry.contents()).isEqualTo(expected);
        }
    }

    @Test
    void aReleaseOfSomebodyUnknownIsQuarantined() {
        List<Outcome> outcomes = registry.register(List.of(
                record("r1", MARCH_1, XIHU, new Finding.Release(Finding.ReleaseKind.RELEASED, MARCH_1, "d")),
                contact("r2", SHANGCHENG, MARCH_1)));

        assertThat(outcomes.get(0).reason()).contains(ReasonCode.PERSON_UNKNOWN);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Applied.class);
        assertThat(registry.figures(HubFigures::overview).openQuarantine()).isEqualTo(1);
    }

    @Test
    void anotherNameForTheSameDocumentIsQuarantinedButAnotherSpellingIsNot() {
        registry.register(List.of(contact("r1", holder("330106199003070006", "买买提·吐尔逊"), MARCH_1)));

        assertThat(registry.register(List.of(checkIn("c1", holder("330106199003070006", "买买提•吐尔逊"), MARCH_1))))
                .singleElement().isInstanceOf(Outcome.Unchanged.class);
        assertThat(registry.register(List.of(checkIn("c2", XIHU, MARCH_1))).get(0).reason())
                .contains(ReasonCode.IDENTITY_CONFLICT);
    }

    @Test
    void anApplicationIsOfTheEnterpriseAndItsRosterOfThePersons() {
        HealthRecord application = RecordSamples.application("a1", LocalDate.of(2020, 3, 8), XIHU, SHANGCHENG);

        assertThat(registry.register(List.of(application))).singleElement().isInstanceOf(Outcome.Applied.class);
        assertThat(registry.register(List.of(application))).singleElement().isInstanceOf(Outcome.Duplicate.class);
        assertThat(person(XIHU).colour()).isEqualTo(Colour.RED);
        assertThat(person(SHANGCHENG).colour()).isEqualTo(Colour.RED);
    }

    @Test
    void aShorterRosterFreesWhoIsNoLongerOnIt() {
        registry.register(List.of(RecordSamples.application("a1", LocalDate.of(2020, 3, 8), XIHU, SHANGCHENG)));

        assertThat(registry.register(List.of(RecordSamples.application("a1", LocalDate.of(2020, 3, 8), XIHU))))
                .singleElement().isInstanceOf(Outcome.Corrected.class);

        assertThat(person(XIHU).colour()).isEqualTo(Colour.RED);
        assertThat(person(SHANGCHENG).colour()).isEqualTo(Colour.GREEN);
    }

    @Test
    void nothingInTheDatabaseShowsWhoItIs() {
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));

        List<String> everything = registry.inTransaction(entities -> entities.createNativeQuery("""
                select t::text from person t union all select t::text from health_code t
                union all select t::text from health_fact t union all select t::text from code_change t""",
                String.class).getResultList());
        assertThat(everything).hasSize(4).allSatisfy(row -> assertThat(row.toString())
                .doesNotContain("330106199003070006").doesNotContain("19900307").doesNotContain("测试甲"));
    }

    @Test
    void figuresEqualTheListsBehindThem() {
        registry.register(List.of(contact("r1", XIHU, MARCH_1), checkIn("c1", SHANGCHENG, MARCH_1)));
        registry.figures(figures -> figures.rollUp(1));

        Overview overview = registry.figures(HubFigures::overview);

        assertThat(overview.codes()).containsEntry(Colour.RED, 1L).containsEntry(Colour.GREEN, 1L);
        assertThat(overview.changesToday()).isEqualTo(2);
        assertThat(recent(Optional.empty())).hasSize(2);
        assertThat(recent(Optional.of(Colour.RED))).hasSize(1);
    }

    @Test
    void aTokenIsGoodUntilItExpires() {
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));
        IssuedCode issued = registry.desk().issue(XIHU.id()).orElseThrow();

        VerifiedCode verified = registry.desk().verify(issued.token());
        assertThat(verified.valid()).isTrue();
        assertThat(verified.colour()).contains(Colour.RED);
        assertThat(verified.reasonCategory()).isEqualTo("CONTACT");
        assertThat(verified.maskedName()).isEqualTo("测**");

        registry.clock.set(LocalDate.of(2020, 3, 10));
        assertThat(registry.desk().verify(issued.token()).refusal()).contains(ReasonCode.TOKEN_EXPIRED);
        assertThat(registry.desk().verify("made-up").refusal()).contains(ReasonCode.TOKEN_UNKNOWN);
        assertThat(registry.desk().issue(SHANGCHENG.id())).isEmpty();
    }

    private static <T> Callable<T> retrying(Callable<T> work) {
        // What the broker does with a batch that failed: it comes again.
        return () -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    return work.call();
                } catch (RuntimeException trouble) {
                    if (attempt == 5) {
                        throw new ExecutionException(trouble);
                    }
                }
            }
        };
    }

    private static PersonView person(Holder holder) {
        UUID code = registry.lookup(lookup -> lookup.find(holder.id(), ACT)).orElseThrow();
        return registry.lookup(lookup -> lookup.person(code, ACT, false)).orElseThrow();
    }

    private static List<ChangeView> recent(Optional<Colour> to) {
        return registry.lookup(lookup -> lookup.recentChanges(Long.MAX_VALUE, 10, to));
    }

    private static List<CodeChanged> changes() {
        return registry.feed(feed -> feed.after(0, 10_000));
    }
}
