package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.rules.Evidence;
import org.healthhub.registry.rules.Histories;
import org.healthhub.registry.rules.HolderState;
import org.healthhub.registry.rules.RulePack;

/** Two identities that were merged and separated again are as if they had never been merged, whatever came when. */
class MergingPropertyIT {
    private static final LocalDate START = LocalDate.of(2020, 2, 1);
    private static final LocalDate TODAY = LocalDate.of(2020, 3, 9);
    private static final OfficerAct FIRST = new OfficerAct("officer1", "test");
    private static final OfficerAct SECOND = new OfficerAct("officer2", "test");
    private static final Holder KEPT = RecordSamples.XIHU;
    private static final Holder MERGED = RecordSamples.traveller(7);
    private static RegistryFixture registry;

    /** A fact, by which of the two it came, and when: 0 before the merging, 1 between, 2 after the separation. */
    private record Arriving(Evidence fact, boolean byKept, int phase) {
    }

    @BeforeContainer
    static void start() {
        registry = new RegistryFixture();
        registry.clock.set(TODAY);
    }

    @AfterContainer
    static void stop() throws IOException {
        registry.close();
    }

    @Property(tries = 300)
    void foldingTogetherAndApartGivesWhatFoldingApartGives(@ForAll("histories") List<Evidence> facts,
            @ForAll Random random) {
        RulePack pack = RulePackSamples.zhejiang2022();
        List<Arriving> arriving = arriving(facts, random);
        KnownPerson joined = person();
        joined.giveLedger(HolderState.empty(pack.name()), before(arriving, 0));
        joined.learn(List.of(), pack, TODAY);
        arriving.stream().filter(one -> one.phase() == 1)
                .forEach(one -> joined.learn(List.of(one.fact()), pack, TODAY));
        assertThat(pack.verdict(joined.state(), TODAY)).isEqualTo(pack.verdict(
                pack.fold(before(arriving, 1)).pruned(TODAY), TODAY));

        for (boolean kept : List.of(true, false)) {
            List<Arriving> own = arriving.stream().filter(one -> one.byKept() == kept).toList();
            KnownPerson separated = person();
            separated.giveLedger(HolderState.empty(pack.name()), before(own, 1));
            separated.learn(List.of(), pack, TODAY);
            own.stream().filter(one -> one.phase() == 2)
                    .forEach(one -> separated.learn(List.of(one.fact()), pack, TODAY));
            KnownPerson neverMerged = KnownPerson.born(1, pack.name());
            own.forEach(one -> neverMerged.learn(List.of(one.fact()), pack, TODAY));

            assertThat(separated.state()).isEqualTo(neverMerged.state());
        }
    }

    @Property(tries = 30)
    void mergingAndUndoingGivesTheRegistryThatWasNeverMerged(@ForAll("histories") List<Evidence> facts,
            @ForAll Random random) {
        List<Arriving> arriving = arriving(facts, random);
        registry.empty();
        introduce();
        for (int phase = 0; phase < 3; phase++) {
            register(arriving, phase);
        }
        String never = everything();

        registry.empty();
        introduce();
        register(arriving, 0);
        long merge = ((MergeAnswer.Accepted) registry.identities(
                desk -> desk.propose(code(KEPT), code(MERGED), "g", "d", FIRST))).mergeId();
        confirm(merge);
        register(arriving, 1);
        registry.identities(desk -> desk.undo(merge, "g", "d", FIRST));
        confirm(merge);
        register(arriving, 2);

        assertThat(everything()).isEqualTo(never);
    }

    private static List<Arriving> arriving(List<Evidence> facts, Random random) {
        List<Arriving> arriving = new ArrayList<>(facts.stream()
                .map(fact -> new Arriving(fact, random.nextBoolean(), random.nextInt(3))).toList());
        Collections.shuffle(arriving, random);
        arriving.sort(Comparator.comparingInt(Arriving::phase));
        return arriving;
    }

    private static List<Evidence> before(List<Arriving> arriving, int phase) {
        return arriving.stream().filter(one -> one.phase() <= phase).map(Arriving::fact).toList();
    }

    private static KnownPerson person() {
        return KnownPerson.born(1, RulePackSamples.zhejiang2022().name());
    }

    /** A release of somebody unknown would be kept aside: both are known from the first day. */
    private static void introduce() {
        registry.register(List.of(RecordSamples.checkIn("known-kept", KEPT, START.minusDays(1)),
                RecordSamples.checkIn("known-merged", MERGED, START.minusDays(1))));
    }

    private static void register(List<Arriving> arriving, int phase) {
        List<HealthRecord> records = arriving.stream().filter(one -> one.phase() == phase)
                .map(MergingPropertyIT::record).toList();
        for (int from = 0; from < records.size(); from += 3) {
            registry.register(records.subList(from, Math.min(records.size(), from + 3)));
        }
    }

    private static HealthRecord record(Arriving one) {
        return new HealthRecord(one.fact().key(), PartnerSystem.RISK_LIST, one.fact().observedAt(),
                List.of(new Fact(one.byKept() ? KEPT : MERGED, one.fact().finding())),
                Arrival.at(one.fact().receivedAt()));
    }

    private static void confirm(long merge) {
        MergeAnswer answer = registry.identities(desk -> desk.confirm(merge, SECOND));
        assertThat(answer).isEqualTo(new MergeAnswer.Accepted(merge));
    }

    private static UUID code(Holder holder) {
        return registry.lookup(lookup -> lookup.find(holder.id(), FIRST)).orElseThrow();
    }

    /** The codes and the ledger. */
    private static String everything() {
        List<?> facts = registry.inTransaction(entities -> entities.createNativeQuery("""
                select f.record_id || ' ' || encode(p.key, 'hex') || ' ' || f.finding
                from health_fact f join person p on p.id = f.person_id order by 1""", String.class).getResultList());
        return registry.contents() + "\n" + facts;
    }

    @Provide
    Arbitrary<List<Evidence>> histories() {
        return Histories.of(START, 36);
    }
}
