package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.FamilyDesk.Outcome;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.Finding.Relation;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RecordKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CardDeskIT {
    private static final PartnerCode CARD = new PartnerCode("zj-card");
    private static final Instant NOW = Instant.parse("2020-03-09T01:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2020, 3, 9);

    private static RegistryFixture registry;
    private int records;

    @BeforeAll
    static void start() {
        registry = new RegistryFixture();
    }

    @AfterAll
    static void close() throws IOException {
        registry.close();
    }

    @BeforeEach
    void empty() {
        registry.empty();
        registry.clock.set(NOW);
    }

    @Test
    void aCardIsWhatTheLatestFactAboutItSays() {
        Holder person = person(1);
        issue(person, "A");
        issue(person, "B");

        assertThat(holderOf("B")).isPresent();
        assertThat(holderOf("A")).isEmpty();

        register(person, new Finding.CardCancelled(DAY, card("B")));

        assertThat(holderOf("B").orElseThrow().card().orElseThrow().isCancelled()).isTrue();
        assertThat(verified("B")).contains(ReasonCode.CARD_UNKNOWN);
    }

    @Test
    void aCardThatTwoPersonsAreSaidToHaveIsNobodys() {
        issue(person(1), "A");
        assertThat(verified("A")).isEmpty();

        issue(person(2), "A");

        assertThat(verified("A")).contains(ReasonCode.CARD_UNKNOWN);
    }

    @Test
    void aCardThatWasTakenBackIsNotFound() {
        Holder person = person(1);
        issue(person, "A");
        HealthRecord withdrawn = record(1, person, new Finding.Withdrawn(DAY));

        registry.register(List.of(withdrawn));

        assertThat(holderOf("A")).isEmpty();
    }

    @Test
    void oneCodeThatExpiresIsGivenAtATimeAndTheFixedOneOnce() {
        Holder person = person(1);
        issue(person, "A");

        assertThat(giveDynamic(person, NOW.plusSeconds(60))).isTrue();
        assertThat(giveDynamic(person, NOW.plusSeconds(90))).isFalse();
        registry.clock.set(NOW.plusSeconds(60));
        assertThat(giveDynamic(person, NOW.plusSeconds(120))).isTrue();

        assertThat(registry.<Boolean>cards(desk -> desk.giveFixed(person.id(), CARD))).isTrue();
        assertThat(registry.<Boolean>cards(desk -> desk.giveFixed(person.id(), CARD))).isFalse();
        CardView card = holderOf("A").orElseThrow().card().orElseThrow();
        assertThat(card.dynamicUntil()).contains(NOW.plusSeconds(120));
        assertThat(card.shownStatus()).isEqualTo(CardView.NORMAL);
        assertThat(registry.<Boolean>cards(desk -> desk.giveFixed(person(9).id(), CARD))).isFalse();
    }

    @Test
    void theCardOfARedPersonIsRedAndTheNamesHaveToAgree() {
        Holder person = person(1);
        issue(person, "A");
        register(person, new Finding.CaseReport(Finding.CaseCategory.CONFIRMED, DAY, "CDC-1"));

        VerifiedCode code = registry.cards(desk -> desk.verifyCard(card("A")));

        assertThat(code.colour()).map(Enum::name).contains("RED");
        assertThat(code.maskedName()).isEqualTo("测**");
        assertThat(registry.cards(desk -> desk.verifyHolder(new Holder(person.id(), "别人", ""))).refusal())
                .contains(ReasonCode.IDENTITY_CONFLICT);
        assertThat(registry.cards(desk -> desk.verifyHolder(person(9))).refusal()).contains(ReasonCode.CODE_UNKNOWN);
    }

    @Test
    void aFamilyHasTenMembersAndEachIsBoundOnce() {
        for (int i = 1; i <= 12; i++) {
            issue(person(i), String.valueOf((char) ('A' + i - 1)));
        }

        for (int i = 2; i <= 11; i++) {
            assertThat(bind(1, i)).isEqualTo(Outcome.DONE);
        }
        assertThat(bind(1, 12)).isEqualTo(Outcome.TOO_MANY);
        assertThat(unbind(1, 11)).isEqualTo(Outcome.DONE);
        assertThat(unbind(1, 11)).isEqualTo(Outcome.NOT_BOUND);
        assertThat(bind(1, 2)).isEqualTo(Outcome.BOUND_ALREADY);
        assertThat(bind(1, 1)).isEqualTo(Outcome.SAME_PERSON);
        assertThat(bind(13, 1)).isEqualTo(Outcome.SELF_UNKNOWN);
        assertThat(bind(1, 13)).isEqualTo(Outcome.MEMBER_UNKNOWN);
        assertThat(members(1)).hasSize(9).allMatch(member -> member.relation() == Relation.SON);
        assertThat(members(2)).isEmpty();
    }

    @Test
    void aRequestIsFirstOnceAndRememberedForTwiceTheWindow() {
        assertThat(isFirst("r")).isTrue();
        assertThat(isFirst("r")).isFalse();
        assertThat(isFirst("s")).isTrue();

        registry.clock.set(NOW.plus(AppSecrets.WINDOW.multipliedBy(2)).plusSeconds(1));

        assertThat(isFirst("r")).isTrue();
    }

    private void issue(Holder person, String card) {
        register(person, new Finding.CardIssued(DAY, card(card), CardView.CERTIFIED, Optional.empty()));
    }

    private void register(Holder person, Finding finding) {
        registry.register(List.of(record(++records, person, finding)));
    }

    private static HealthRecord record(int number, Holder person, Finding finding) {
        Instant at = NOW.minusSeconds(3600).plusSeconds(number);
        return new HealthRecord(new RecordKey(CARD, "c-" + number), PartnerSystem.HEALTH_CARD, at,
                List.of(new Fact(person, finding)), Arrival.at(at));
    }

    private static Optional<CardHolder> holderOf(String card) {
        return registry.cards(desk -> desk.holderOf(card(card), CARD, "TEST"));
    }

    private static Optional<ReasonCode> verified(String card) {
        return registry.cards(desk -> desk.verifyCard(card(card))).refusal();
    }

    private static boolean giveDynamic(Holder person, Instant until) {
        return registry.cards(desk -> desk.giveDynamic(person.id(), until, CARD));
    }

    private static boolean isFirst(String requestId) {
        return registry.appSecrets(secrets -> secrets.isFirst(CARD, requestId));
    }

    private static List<FamilyMember> members(int self) {
        return registry.families(desk -> desk.members(person(self).id(), CARD)).orElseThrow();
    }

    private static Outcome bind(int self, int member) {
        return registry.families(desk -> desk.bind(person(self).id(), person(member).id(), person(member).name(),
                Relation.SON, CARD)).outcome();
    }

    private static Outcome unbind(int self, int member) {
        return registry.families(desk -> desk.unbind(person(self).id(), person(member).id(), CARD)).outcome();
    }

    private static String card(String letter) {
        return letter.repeat(64);
    }

    private static Holder person(int number) {
        return new Holder(new HolderId(IdType.PASSPORT, "E%08d".formatted(number)), "测试" + number, "");
    }
}
