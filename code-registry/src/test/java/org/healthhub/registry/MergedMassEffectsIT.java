package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthhub.registry.RecordSamples.MARCH_1;
import static org.healthhub.registry.RecordSamples.XIHU;
import static org.healthhub.registry.RecordSamples.checkIn;
import static org.healthhub.registry.RecordSamples.contact;
import static org.healthhub.registry.RecordSamples.traveller;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds of mass effects over persons who come by two documents: one person counts once, whenever he was merged. */
class MergedMassEffectsIT {
    private static final MassLimits THREE = new MassLimits(0, 3, 0, 0);
    private static final OfficerAct FIRST = new OfficerAct("officer1", "VERIFICATION");
    private static final OfficerAct SECOND = new OfficerAct("officer2", "VERIFICATION");
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
    void introduce() {
        registry.empty();
        registry.clock.set(LocalDate.of(2020, 3, 9));
        registry.register(List.of(checkIn("known-permit", PERMIT, MARCH_1), checkIn("known-passport", PASSPORT, MARCH_1)));
    }

    @Test
    void aMergedPersonCountsOnceTowardsTheLimit() {
        merge();

        List<Outcome> outcomes = send(contact("r1", PERMIT, MARCH_1), contact("r2", PASSPORT, MARCH_1),
                contact("r3", traveller(10), MARCH_1), contact("r4", traveller(11), MARCH_1),
                contact("r5", traveller(12), MARCH_1));

        assertThat(outcomes.subList(0, 4)).noneMatch(Outcome.Quarantined.class::isInstance);
        assertThat(outcomes.get(4).reason()).contains(ReasonCode.HELD_MASS_EFFECT);
        assertThat(counted()).isEqualTo(3);
        assertReds(3);
    }

    @Test
    void aMergedPersonIsHeldUnderEitherDocumentAndReleasedAsOne() {
        merge();
        fill();
        assertThat(send(contact("r1", PERMIT, MARCH_1), contact("r2", PASSPORT, MARCH_1)))
                .allMatch(Outcome.Quarantined.class::isInstance);
        assertThat(colour(PASSPORT)).isEqualTo(Colour.GREEN);
        assertThat(preview().persons()).isEqualTo(1);

        release();

        assertThat(colour(PASSPORT)).isEqualTo(Colour.RED);
        assertThat(colour(PERMIT)).isEqualTo(Colour.RED);
        assertReds(4);
    }

    @Test
    void whoIsMergedWhileBothAreHeldIsOnePersonOfThePreviewAndOneRed() {
        fill();
        send(contact("r1", PERMIT, MARCH_1), contact("r2", PASSPORT, MARCH_1));
        assertThat(preview().persons()).isEqualTo(2);

        merge();

        assertThat(preview().persons()).isEqualTo(1);
        assertThat(preview().rules()).singleElement().returns(1L, HoldPreview.OfRule::persons);
        release();
        assertThat(colour(PASSPORT)).isEqualTo(Colour.RED);
        assertReds(4);
    }

    @Test
    void whoIsPartedWhileHeldTurnsRedUnderTheDocumentThatTheRecordNames() {
        long merge = merge();
        fill();
        send(contact("r1", PASSPORT, MARCH_1));

        undo(merge);
        release();

        assertThat(colour(PASSPORT)).isEqualTo(Colour.RED);
        assertThat(colour(PERMIT)).isEqualTo(Colour.GREEN);
        assertReds(4);
    }

    @Test
    void aMergingThatTurnsACodeRedIsTwoOfficersWordAlreadyAndIsNeverHeld() {
        send(contact("r1", PASSPORT, MARCH_1));
        fill();

        long merge = merge();

        assertThat(colour(PERMIT)).isEqualTo(Colour.RED);
        assertReds(3);
        undo(merge);
        assertThat(colour(PERMIT)).isEqualTo(Colour.GREEN);
        assertReds(3);
    }

    private static void fill() {
        registry.register(IntStream.range(100, 103).mapToObj(n -> contact("f" + n, traveller(n), MARCH_1)).toList(), THREE);
    }

    private static List<Outcome> send(HealthRecord... records) {
        return registry.register(List.of(records), THREE);
    }

    private static void release() {
        long hold = holds().get(0).id();
        registry.holds(desk -> desk.propose(hold, HoldState.RELEASED, "checked with the source", FIRST));
        Optional<ReasonCode> refused = registry.holds(desk -> desk.confirm(hold, HoldState.RELEASED, SECOND));
        assertThat(refused).isEmpty();
        while (registry.settleDecided(1) > 0) {
            assertThat(holds()).isNotEmpty();
        }
    }

    /** So many codes are red, in the figures too: codes that were merged are none. */
    private static void assertReds(long reds) {
        Overview overview = registry.figures(HubFigures::overview);
        assertThat(overview.codes()).containsEntry(Colour.RED, reds);
        assertThat(number("select count(*) from health_code where colour = 'RED' and merged_into is null"))
                .isEqualTo(reds);
    }

    private static long counted() {
        return number("select sum(r) from red_count, unnest(reds) r where dimension = 'DOCUMENT'");
    }

    private static List<HoldView> holds() {
        return registry.holds(desk -> desk.holds(10));
    }

    private static HoldPreview preview() {
        return registry.holds(desk -> desk.preview(holds().get(0).id(), FIRST)).orElseThrow();
    }

    private static long merge() {
        MergeAnswer answer = registry.identities(
                desk -> desk.propose(own(PERMIT), own(PASSPORT), "同一人", "出入境函〔2020〕1号", FIRST));
        long id = ((MergeAnswer.Accepted) answer).mergeId();
        registry.identities(desk -> desk.confirm(id, SECOND));
        return id;
    }

    private static void undo(long merge) {
        registry.identities(desk -> desk.undo(merge, "两人", "更正1号", SECOND));
        registry.identities(desk -> desk.confirm(merge, FIRST));
    }

    private static UUID own(Holder holder) {
        return registry.lookup(lookup -> lookup.find(holder.id(), FIRST)).orElseThrow();
    }

    private static Colour colour(Holder holder) {
        return registry.desk().issue(holder.id()).orElseThrow().colour();
    }

    private static long number(String sql) {
        return registry.inTransaction(entities ->
                ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue());
    }
}
