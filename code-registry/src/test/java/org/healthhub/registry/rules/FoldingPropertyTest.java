package org.healthhub.registry.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.healthhub.registry.RulePackSamples;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.RecordKey;

/** Any order, any repetition and any way of folding gives the same person: under every pack. */
class FoldingPropertyTest {
    private static final LocalDate START = LocalDate.of(2020, 2, 1);
    private static final List<RulePack> PACKS =
            List.of(RulePackSamples.zhejiang(), RulePackSamples.hubei(), RulePackSamples.zhejiang2022());

    @Property(tries = 10_000)
    void theOrderOfArrivalDoesNotMatter(@ForAll("packs") RulePack pack, @ForAll("histories") List<Evidence> facts,
            @ForAll Random random) {
        List<Evidence> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);

        assertThat(pack.fold(shuffled)).isEqualTo(pack.fold(facts));
    }

    /** What the registry does: fold what follows, and fold again from further back what does not. */
    @Property(tries = 10_000)
    void foldingAsFactsComeGivesTheColoursOfTheWholeLedger(@ForAll("packs") RulePack pack,
            @ForAll("histories") List<Evidence> facts, @ForAll Random random) {
        List<Evidence> arriving = new ArrayList<>(facts);
        Collections.shuffle(arriving, random);
        LocalDate end = START.plusDays(80);
        Folder folder = new Folder(pack);
        arriving.forEach(folder::take);

        HolderState whole = pack.fold(facts);

        assertThat(pack.verdict(folder.state.pruned(end), end)).isEqualTo(pack.verdict(whole, end));
        LocalDate last = whole.last().orElseThrow().on();
        assertThat(pack.verdict(folder.state, last)).isEqualTo(pack.verdict(whole, last));
    }

    @Property(tries = 2_000)
    void foldingDayByDayWithPruningGivesTheColoursOfTheWholeLedger(@ForAll("packs") RulePack pack,
            @ForAll("histories") List<Evidence> facts) {
        List<Evidence> ordered = facts.stream().sorted(Evidence.IN_FOLD_ORDER).toList();
        Folder folder = new Folder(pack);
        int next = 0;
        for (LocalDate day = START; day.isBefore(START.plusDays(80)); day = day.plusDays(1)) {
            while (next < ordered.size() && !ordered.get(next).finding().effectiveOn().isAfter(day)) {
                folder.take(ordered.get(next++));
                folder.state = folder.state.pruned(day);
            }
            HolderState whole = pack.fold(ordered.subList(0, next));

            assertThat(pack.verdict(folder.state.pruned(day), day)).isEqualTo(pack.verdict(whole, day));
        }
    }

    @Property(tries = 10_000)
    void aRepeatedExposureUnderAnotherKeyNeverMakesACodeMilder(@ForAll("histories") List<Evidence> facts) {
        RulePack pack = PACKS.get(0);
        List<Evidence> twice = new ArrayList<>(facts);
        facts.stream().filter(e -> e.finding() instanceof Finding.CaseReport || e.finding() instanceof Finding.AreaStay
                || e.finding() instanceof Finding.ContactNotice || e.finding() instanceof Finding.Observation
                || e.finding() instanceof Finding.VenueExposure).forEach(e -> twice.add(new Evidence(
                        new RecordKey(new PartnerCode("other"), e.key().recordId()), 0, e.observedAt(), e.receivedAt(),
                        e.finding())));
        LocalDate end = START.plusDays(60);

        assertThat(pack.verdict(pack.fold(twice), end).colour())
                .isGreaterThanOrEqualTo(pack.verdict(pack.fold(facts), end).colour());
    }

    /** As the registry keeps a person: a state, and a state of thirty days before from which a late fact is folded. */
    private static final class Folder {
        private final RulePack pack;
        private final List<Evidence> ledger = new ArrayList<>();
        private HolderState base;
        private HolderState state;

        private Folder(RulePack pack) {
            this.pack = pack;
            base = HolderState.empty(pack.name());
            state = base;
        }

        private void take(Evidence evidence) {
            ledger.add(evidence);
            if (state.isFollowedBy(evidence)) {
                state = pack.fold(state, evidence);
                return;
            }
            LocalDate on = evidence.finding().effectiveOn();
            if (base.last().filter(last -> !last.on().isBefore(on)).isPresent()) {
                base = HolderState.empty(pack.name());
            }
            List<Evidence> following = ledger.stream().filter(e -> base.isAfterLast(e.order())).toList();
            state = pack.fold(base, following);
            LocalDate cut = state.last().orElseThrow().on().minusDays(30);
            base = pack.fold(base, following.stream().filter(e -> e.finding().effectiveOn().isBefore(cut)).toList())
                    .pruned(cut);
        }
    }

    @Provide
    Arbitrary<RulePack> packs() {
        return Arbitraries.of(PACKS);
    }

    @Provide
    Arbitrary<List<Evidence>> histories() {
        return Histories.of(START, 60);
    }
}
