package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.healthhub.registry.RecordSamples.MARCH_1;
import static org.healthhub.registry.RecordSamples.XIHU;
import static org.healthhub.registry.RecordSamples.checkIn;
import static org.healthhub.registry.RecordSamples.contact;
import static org.healthhub.registry.RecordSamples.holder;
import static org.healthhub.registry.RecordSamples.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.CodeStatus;
import org.healthhub.registry.rules.CodeTerms;
import org.healthhub.registry.rules.RulePack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From an application that nobody checked to a code that expired; and codes of those who have no phone or no card. */
class CodeLifeIT {
    private static final OfficerAct ACT = new OfficerAct("officer1", "test");
    /** The practice of Yuhang: a code counts from the first check in person, here for fourteen days without a word. */
    private static final RulePack YUHANG = pack("code: { verifyInPerson: true, validFor: P14D }");
    @RegisterExtension
    static final RegistryFixture registry = new RegistryFixture(new RulePacks(List.of(YUHANG)));

    @BeforeEach
    void empty() {
        registry.clock.set(MARCH_1);
    }

    @Test
    void aCodeThatNobodyCheckedIsIssuedButNeverPasses() {
        registry.register(List.of(checkIn("c1", XIHU, MARCH_1)));

        IssuedCode code = issue(XIHU);
        assertThat(code.colour()).isEqualTo(Colour.GREEN);
        assertThat(code.shown()).isEmpty();
        assertThat(code.obstacle()).contains(ReasonCode.CODE_UNVERIFIED);
        VerifiedCode verified = registry.desk().verify(code.token());
        assertThat(verified.valid()).isFalse();
        assertThat(verified.colour()).isEmpty();
        assertThat(verified.refusal()).contains(ReasonCode.CODE_UNVERIFIED);
        assertThat(status(XIHU)).isEqualTo(CodeStatus.UNVERIFIED);
    }

    @Test
    void theFirstCheckInPersonMakesItCount() {
        registry.register(List.of(checkIn("c1", XIHU, MARCH_1), checked("p1", XIHU, MARCH_1)));

        IssuedCode code = issue(XIHU);
        assertThat(code.shown()).contains(Colour.GREEN);
        assertThat(code.obstacle()).isEmpty();
        assertThat(registry.desk().verify(code.token()).colour()).contains(Colour.GREEN);
        assertThat(status(XIHU)).isEqualTo(CodeStatus.ACTIVE);
    }

    @Test
    void aRedCodeThatNobodyCheckedIsShownRed() {
        registry.register(List.of(contact("r1", XIHU, MARCH_1)));

        assertThat(issue(XIHU).shown()).contains(Colour.RED);
        assertThat(registry.desk().verify(issue(XIHU).token()).valid()).isFalse();
    }

    @Test
    void aCodeExpiresWithoutAnyRecordAndTheNextCheckInRevivesIt() {
        registry.register(List.of(checkIn("c1", XIHU, MARCH_1), checked("p1", XIHU, MARCH_1)));
        registry.clock.set(MARCH_1.plusDays(14));

        IssuedCode expired = issue(XIHU);
        assertThat(expired.shown()).isEmpty();
        assertThat(expired.obstacle()).contains(ReasonCode.CODE_EXPIRED);
        assertThat(registry.desk().verify(expired.token()).refusal()).contains(ReasonCode.CODE_EXPIRED);
        assertThat(status(XIHU)).isEqualTo(CodeStatus.EXPIRED);

        registry.register(List.of(checkIn("c2", XIHU, MARCH_1.plusDays(14))));
        assertThat(registry.desk().verify(issue(XIHU).token()).colour()).contains(Colour.GREEN);
    }

    @Test
    void theReviewTellsOnceThatACodeExpiredAndTheNextRecordThatItCountsAgain() {
        registry.register(List.of(checkIn("c1", XIHU, MARCH_1), checked("p1", XIHU, MARCH_1)));
        registry.clock.set(MARCH_1.plusDays(13));
        assertThat(registry.review()).isZero();
        registry.clock.set(MARCH_1.plusDays(14));

        assertThat(registry.review()).isEqualTo(1);
        assertThat(registry.review()).isZero();

        registry.register(List.of(checkIn("c2", XIHU, MARCH_1.plusDays(14))));
        List<CodeChanged> changes = registry.feed(feed -> feed.after(0, 10));
        assertThat(changes).extracting(change -> change.status().orElseThrow()).containsExactly(CodeStatus.UNVERIFIED,
                CodeStatus.ACTIVE, CodeStatus.EXPIRED, CodeStatus.ACTIVE);
        assertThat(changes).extracting(CodeChanged::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(changes.get(2)).returns(Optional.of(Colour.GREEN), CodeChanged::from)
                .returns(Colour.GREEN, CodeChanged::to).returns("G00", CodeChanged::rule);
        assertThat(person(XIHU).history().get(1)).returns("", ChangeView::partner)
                .returns(Optional.of(CodeStatus.EXPIRED), ChangeView::status);
        Overview overview = registry.figures(HubFigures::overview);
        assertThat(overview.codes()).containsEntry(Colour.GREEN, 1L);
    }

    @Test
    void anExpiredCodeMayTurnAndStaysExpired() {
        registry.register(List.of(checked("p1", XIHU, MARCH_1), contact("r1", XIHU, MARCH_1)));
        registry.clock.set(MARCH_1.plusDays(14));
        registry.review();

        List<CodeChanged> changes = registry.feed(feed -> feed.after(2, 10));
        assertThat(changes).singleElement().returns(Optional.of(Colour.RED), CodeChanged::from)
                .returns(Colour.GREEN, CodeChanged::to).returns(Optional.of(CodeStatus.EXPIRED), CodeChanged::status);
    }

    @Test
    void deathCancelsTheCode() {
        registry.register(List.of(checkIn("c1", XIHU, MARCH_1), checked("p1", XIHU, MARCH_1)));
        IssuedCode before = issue(XIHU);

        registry.register(List.of(record("d1", MARCH_1, XIHU, new Finding.Death(MARCH_1, "d"))));

        assertThat(registry.desk().verify(before.token()).refusal()).contains(ReasonCode.CODE_CANCELLED);
        assertThat(registry.desk().issue(XIHU.id())).isEmpty();
        assertThat(status(XIHU)).isEqualTo(CodeStatus.CANCELLED);
    }

    @Test
    void aStateThatWasStoredBeforeCodesHadALifeIsStillRead() {
        registry.register(List.of(checkIn("c1", XIHU, MARCH_1)));
        registry.inTransaction(entities -> entities.createNativeQuery("""
                update health_code set state = (state::jsonb - 'verifiedOn' - 'heardOn')::text""").executeUpdate());
        registry.clock.set(MARCH_1.plusDays(14));

        registry.register(List.of(checked("p1", XIHU, MARCH_1.plusDays(2))));

        assertThat(status(XIHU)).isEqualTo(CodeStatus.ACTIVE);
    }

    /** Under fourteen, without a phone: a parent declares, and anybody may show the code. */
    @Test
    void aChildWithoutAPhoneHasACodeThatAParentDeclaresFor() {
        Holder child = holder("330106201005010015", "测试童");
        Holder elder = new Holder(new HolderId(IdType.HOUSEHOLD_BOOK, "浙杭-1934-0001"), "测试翁", "");
        for (Holder ward : List.of(child, elder)) {
            registry.register(List.of(record("d-" + ward.id().type(), MARCH_1, ward, new Finding.CheckIn(MARCH_1,
                    Optional.empty(), Set.of(), Optional.empty(), "app", Optional.of(Finding.Relation.PARENT))),
                    checked("p-" + ward.id().type(), ward, MARCH_1)));

            assertThat(registry.desk().verify(issue(ward).token()).colour()).contains(Colour.GREEN);
            assertThat(person(ward).facts()).filteredOn(fact -> fact.kind().equals("CheckIn")).singleElement()
                    .satisfies(fact -> assertThat(fact.attributes()).containsEntry("declarant", "PARENT"));
        }
    }

    @Test
    void aForeignerByPassportIsGreenAndTurnsRed() {
        Holder foreigner = new Holder(new HolderId(IdType.PASSPORT, "X1234567"), "José García-López", "");
        registry.register(List.of(checkIn("c1", foreigner, MARCH_1), checked("p1", foreigner, MARCH_1)));
        assertThat(issue(foreigner).shown()).contains(Colour.GREEN);

        registry.register(List.of(contact("r1", new Holder(foreigner.id(), "JOSÉ GARCÍA LÓPEZ", ""), MARCH_1)));

        assertThat(issue(foreigner).shown()).contains(Colour.RED);
        VerifiedCode verified = registry.desk().verify(issue(foreigner).token());
        assertThat(verified.colour()).contains(Colour.RED);
        assertThat(verified.maskedName()).isEqualTo("J**");
        assertThat(person(foreigner).idType()).isEqualTo("PASSPORT");
    }

    @Test
    void aPackWithoutTheKeyAsksForNothing() {
        assertThat(RulePackSamples.zhejiang().code()).isEqualTo(CodeTerms.NONE);
        assertThat(pack("code: { validFor: P30D }").code().verifyInPerson()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "code: { verifyInperson: true }     | code: unknown [verifyInperson]",
        "code: { verifyInPerson: yes }      | code.verifyInPerson: true or false is needed",
        "code: { validFor: P2W }            | code.validFor: a number of days such as P14D is needed",
        "code: { validFor: P0D }            | code.validFor: a number of days such as P14D is needed",
        "code: true                         | code: a mapping is needed",
    })
    void termsThatAreMisspeltAreRefused(String terms, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> pack(terms)).withMessageContaining(message);
    }

    private static HealthRecord checked(String id, Holder holder, LocalDate on) {
        return record(id, on, holder, new Finding.InPersonCheck(on, "gate", Optional.of("330106-7")));
    }

    private static IssuedCode issue(Holder holder) {
        return registry.desk().issue(holder.id()).orElseThrow();
    }

    private static CodeStatus status(Holder holder) {
        return person(holder).status();
    }

    private static PersonView person(Holder holder) {
        return registry.lookup(lookup -> lookup.find(holder.id(), ACT)
                .flatMap(code -> lookup.person(code, ACT, false))).orElseThrow();
    }

    /** The shipped pack with terms for codes. */
    private static RulePack pack(String terms) {
        try (InputStream in = CodeLifeIT.class.getResourceAsStream("/rule-packs/ZJ-2020-02.yaml")) {
            return RulePackFile.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\nlists:\n", "\n" + terms + "\nlists:\n"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
