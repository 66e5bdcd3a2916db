package org.healthhub.registry.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
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

    /** What the registry does: fold what follows, and fold again from further back what does not; in batches of any size. */
    @Property(tries = 10_000)
    void foldingBatchesAsTheyComeGivesTheColoursOfTheWholeLedger(@ForAll("packs") RulePack pack,
            @ForAll("histories") List<Evidence> facts, @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 12) int most) {
        List<Evidence> arriving = new ArrayList<>(facts);
        Collections.shuffle(arriving, random);
        LocalDate end = START.plusDays(80);
        Folder folder = new Folder(pack);
        for (int next = 0; next < arriving.size(); ) {
            int size = Math.min(1 + random.nextInt(most), arriving.size() - next);
            folder.take(arriving.subList(next, next + size));
            next += size;
        }

        HolderState whole = pack.fold(facts);

        assertThat(pack.verdict(folder.state.pruned(end), end)).isEqualTo(pack.verdict(whole, end));
        LocalDate last = whole.last().orElseThrow().on();
        assertThat(pack.verdict(folder.state, last)).isEqualTo(pack.verdict(whole, last));
    }

    @Property(tries = 10_000)
    void foldingDayByDayWithPruningGivesTheColoursOfTheWholeLedger(@ForAll("packs") RulePack pack,
            @ForAll("histories") List<Evidence> facts) {
        List<Evidence> ordered = facts.stream().sorted(Evidence.IN_FOLD_ORDER).toList();
        Folder folder = new Folder(pack);
        LocalDate end = START.plusDays(80);
        LocalDate change = end;
        HolderState whole = HolderState.empty(pack.name());
        int next = 0;
        for (LocalDate day = START; !day.isAfter(end); day = day.plusDays(1)) {
            int known = next;
            while (next < ordered.size() && !ordered.get(next).finding().effectiveOn().isAfter(day)) {
                folder.take(List.of(ordered.get(next++)));
                folder.state = folder.state.pruned(day);
            }
            // On the days between nothing comes and nothing ends.
            if (next > known || day.equals(change) || day.equals(end)) {
                whole = next > known ? pack.fold(ordered.subList(0, next)) : whole;
                Verdict verdict = pack.verdict(whole, day);
                assertThat(pack.verdict(folder.state.pruned(day), day)).isEqualTo(verdict);
                change = verdict.nextChange().orElse(end);
            }
        }
    }

    /** The same records again, all of them or some: what the registry knows already it does not fold again. */
    @Property(tries = 10_000)
    void whatIsRepeatedIsFoldedOnce(@ForAll("packs") RulePack pack, @ForAll("histories") List<Evidence> facts,
            @ForAll Random random) {
        List<Evidence> arriving = new ArrayList<>(facts);
        facts.stream().filter(any -> random.nextBoolean()).forEach(arriving::add);
        Collections.shuffle(arriving, random);
        Folder folder = new Folder(pack);
        folder.take(arriving.subList(0, arriving.size() / 2));
        folder.take(arriving.subList(arriving.size() / 2, arriving.size()));
        LocalDate end = START.plusDays(60);

        assertThat(pack.verdict(folder.state, end)).isEqualTo(pack.verdict(pack.fold(facts), end));
    }

    /** No rule is meant by its place: whatever rules a fact meets, the most severe decides. */
    @Property(tries = 2_000)
    void theOrderOfTheRulesDoesNotMatter(@ForAll("packs") RulePack pack, @ForAll("histories") List<Evidence> facts,
            @ForAll Random random) {
        List<Rule> rules = new ArrayList<>(pack.rules());
        Collections.shuffle(rules, random);
        RulePack other = new RulePack(pack.name(), pack.from(), pack.until(), pack.decree(), pack.checkIn(), pack.code(),
                rules, List.of());
        LocalDate end = START.plusDays(60);

        assertThat(other.verdict(other.fold(facts), end)).isEqualTo(pack.verdict(pack.fold(facts), end));
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
        private final Set<Evidence> known = new LinkedHashSet<>();
        private HolderState base;
        private HolderState state;

        private Folder(RulePack pack) {
            this.pack = pack;
            base = HolderState.empty(pack.name());
            state = base;
        }

        private void take(List<Evidence> batch) {
            List<Evidence> fresh = batch.stream().distinct().filter(known::add).toList();
            for (Evidence evidence : fresh.stream().sorted(Evidence.IN_FOLD_ORDER).toList()) {
                if (!state.isFollowedBy(evidence)) {
                    foldAgain(fresh);
                    return;
                }
                state = pack.fold(state, evidence);
            }
        }

        private void foldAgain(List<Evidence> fresh) {
            LocalDate first = fresh.stream().map(e -> e.finding().effectiveOn()).min(LocalDate::compareTo).orElseThrow();
            if (base.last().filter(last -> !last.on().isBefore(first)).isPresent()) {
                base = HolderState.empty(pack.name());
            }
            List<Evidence> following = known.stream().filter(e -> base.isAfterLast(e.order())).toList();
            LocalDate cut = following.stream().map(e -> e.finding().effectiveOn()).max(LocalDate::compareTo).orElseThrow()
                    .minusDays(30);
            HolderState before = pack.fold(base,
                    following.stream().filter(e -> e.finding().effectiveOn().isBefore(cut)).toList());
            state = pack.fold(before, following.stream().filter(e -> !e.finding().effectiveOn().isBefore(cut)).toList());
            base = before.pruned(cut);
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
