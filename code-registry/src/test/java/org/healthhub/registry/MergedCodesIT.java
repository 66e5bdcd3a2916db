package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthhub.registry.RecordSamples.MARCH_1;
import static org.healthhub.registry.RecordSamples.XIHU;
import static org.healthhub.registry.RecordSamples.checkIn;
import static org.healthhub.registry.RecordSamples.contact;
import static org.healthhub.registry.RecordSamples.record;
import static org.healthhub.registry.RecordSamples.traveller;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.rules.CodeStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What partners, figures and the holder see of a code that was merged into another, and parted again. */
class MergedCodesIT {
    private static final OfficerAct FIRST = new OfficerAct("officer1", "APPEAL");
    private static final OfficerAct SECOND = new OfficerAct("officer2", "APPEAL");
    private static final Holder PASSPORT = traveller(1);
    private static final Holder PERMIT = XIHU;
    private static RegistryFixture registry;

    @BeforeAll
    static void start() {
        registry = new RegistryFixture();
    }

    @AfterAll
    static void stop() throws IOException {
        registry.close();
    }

    @BeforeEach
    void empty() {
        registry.empty();
        registry.clock.set(LocalDate.of(2020, 3, 9));
    }

    @Test
    void whoKnowsTheMergedCodeIsToldWhereItGoesOnEvenIfNoColourChanges() {
        registry.register(List.of(checkIn("c1", PERMIT, MARCH_1), checkIn("c2", PASSPORT, MARCH_1)));
        UUID kept = code(PERMIT);
        UUID merged = code(PASSPORT);

        long merge = merge();

        assertThat(changesAfter(2)).singleElement().returns(merged, CodeChanged::codeId)
                .returns(Optional.of(Colour.GREEN), CodeChanged::from).returns(Colour.GREEN, CodeChanged::to)
                .returns(Optional.of(kept), CodeChanged::mergedInto).returns(Optional.empty(), CodeChanged::partedFrom);

        undo(merge);

        assertThat(changesAfter(3)).singleElement().returns(merged, CodeChanged::codeId)
                .returns(Optional.empty(), CodeChanged::mergedInto).returns(Optional.of(kept), CodeChanged::partedFrom);
    }

    @Test
    void theMergedCodeIsToldTheColourOfTheOneThatIsKeptAndItsOwnAgainAfterwards() {
        registry.register(List.of(contact("r1", PERMIT, MARCH_1), checkIn("c1", PASSPORT, MARCH_1)));
        UUID merged = code(PASSPORT);

        undo(merge());

        assertThat(changesAfter(2)).extracting(CodeChanged::codeId).containsExactly(merged, merged);
        assertThat(changesAfter(2)).extracting(CodeChanged::to).containsExactly(Colour.RED, Colour.GREEN);
        assertThat(changesAfter(2)).extracting(CodeChanged::number).containsExactly(3L, 4L);
    }

    @Test
    void twoMergedCodesCountAsOne() {
        registry.register(List.of(contact("r1", PERMIT, MARCH_1), checkIn("c1", PASSPORT, MARCH_1)));
        assertCounted(1, 1);

        long merge = merge();
        assertCounted(1, 0);
        registry.figures(figures -> figures.rollUp(100));
        assertCounted(1, 0);

        registry.register(List.of(record("out", LocalDate.of(2020, 3, 8), PASSPORT,
                new Finding.Release(Finding.ReleaseKind.RELEASED, LocalDate.of(2020, 3, 8), "d"))));
        assertCounted(0, 1);
        undo(merge);
        registry.figures(figures -> figures.rollUp(100));
        assertCounted(1, 1);
    }

    @Test
    void oneCancelledCardOfTwoDoesNotCancelTheCode() {
        registry.register(List.of(issued("i1", PERMIT, "A1"), issued("i2", PASSPORT, "B2")));
        merge();

        registry.register(List.of(cancelled("x2", PASSPORT, "B2")));
        assertThat(registry.desk().issue(PASSPORT.id())).isPresent();
        assertThat(status()).isEqualTo(CodeStatus.ACTIVE);

        registry.register(List.of(cancelled("x1", PERMIT, "A1")));
        assertThat(registry.desk().issue(PASSPORT.id())).isEmpty();
        assertThat(status()).isEqualTo(CodeStatus.CANCELLED);
        assertThat(changesAfter(3)).singleElement().returns(Optional.of(CodeStatus.CANCELLED), CodeChanged::status);

        LocalDate later = MARCH_1.plusDays(1);
        registry.register(List.of(record("i3", later, PASSPORT,
                new Finding.CardIssued(later, "C3", "1", Optional.empty()))));
        assertThat(status()).isEqualTo(CodeStatus.ACTIVE);
    }

    @Test
    void theCardsOfEachAreItsOwnAgainAfterTheyWereParted() {
        registry.register(List.of(issued("i1", PERMIT, "A1"), issued("i2", PASSPORT, "B2")));
        UUID passport = code(PASSPORT);
        long merge = merge();
        registry.register(List.of(cancelled("x1", PERMIT, "A1")));
        Instant together = registry.clock.instant();
        assertThat(explain(code(PERMIT), together).cancelled()).isFalse();
        registry.clock.set(LocalDate.of(2020, 3, 10));

        undo(merge);

        assertThat(status()).isEqualTo(CodeStatus.CANCELLED);
        assertThat(registry.lookup(lookup -> lookup.person(passport, FIRST, false)).orElseThrow().status())
                .isEqualTo(CodeStatus.ACTIVE);
        assertThat(explain(code(PERMIT), together).cancelled()).isFalse();
    }

    @Test
    void deathCancelsTheCodeWhateverCardsStand() {
        registry.register(List.of(issued("i1", PERMIT, "A1"), issued("i2", PASSPORT, "B2")));
        merge();

        registry.register(List.of(record("d", MARCH_1, PASSPORT, new Finding.Death(MARCH_1, "d"))));

        assertThat(status()).isEqualTo(CodeStatus.CANCELLED);
    }

    private static void assertCounted(long red, long green) {
        Map<Colour, Long> codes = registry.figures(HubFigures::overview).codes();
        assertThat(codes).containsEntry(Colour.RED, red).containsEntry(Colour.GREEN, green);
    }

    private static HealthRecord issued(String id, Holder holder, String card) {
        return record(id, MARCH_1, holder, new Finding.CardIssued(MARCH_1, card, "1", Optional.empty()));
    }

    private static HealthRecord cancelled(String id, Holder holder, String card) {
        return record(id, MARCH_1, holder, new Finding.CardCancelled(MARCH_1, card));
    }

    private static long merge() {
        MergeAnswer answer = registry.identities(
                desk -> desk.propose(code(PERMIT), code(PASSPORT), "同一人", "出入境函〔2020〕1号", FIRST));
        long id = ((MergeAnswer.Accepted) answer).mergeId();
        MergeAnswer confirmed = registry.identities(desk -> desk.confirm(id, SECOND));
        assertThat(confirmed).isEqualTo(answer);
        return id;
    }

    private static void undo(long merge) {
        registry.identities(desk -> desk.undo(merge, "两人", "更正1号", SECOND));
        MergeAnswer confirmed = registry.identities(desk -> desk.confirm(merge, FIRST));
        assertThat(confirmed).isEqualTo(new MergeAnswer.Accepted(merge));
    }

    private static List<CodeChanged> changesAfter(long number) {
        return registry.feed(feed -> feed.after(number, 10));
    }

    private static UUID code(Holder holder) {
        return registry.lookup(lookup -> lookup.find(holder.id(), FIRST)).orElseThrow();
    }

    private static CodeStatus status() {
        return registry.lookup(lookup -> lookup.person(code(PERMIT), FIRST, false)).orElseThrow().status();
    }

    private static ExplanationView explain(UUID code, Instant at) {
        return registry.explain(registry.rulePacks(), why -> why.explain(code, at, FIRST)).orElseThrow();
    }
}
