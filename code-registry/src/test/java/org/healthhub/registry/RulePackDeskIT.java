package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePackDeskIT {
    private static final String ZHEJIANG = "ZJ-2020-02";
    private static final String HUBEI = "HB-2020-03";
    private static final LocalDate MARCH_9 = LocalDate.of(2020, 3, 9);
    private static final LocalDate MARCH_12 = LocalDate.of(2020, 3, 12);
    @RegisterExtension
    static final RegistryFixture registry = new RegistryFixture();

    @BeforeEach
    void reset() {
        registry.resetPacks();
    }

    @Test
    void whatIsShippedIsStoredAndOnlyTheFirstIsInForce() {
        assertThat(versions()).extracting(PackVersion::name, PackVersion::state).containsExactlyInAnyOrder(
                tuple(ZHEJIANG, PackState.ACTIVE),
                tuple(HUBEI, PackState.DRAFT),
                tuple("ZJ-2022-01", PackState.DRAFT));
        assertThat(inForceAt(MARCH_9, "09:00")).isEqualTo(ZHEJIANG);
        assertThat(inForceAt(LocalDate.of(2019, 1, 1), "09:00")).isEqualTo(ZHEJIANG);
        assertThat(registry.rulePacks().named(HUBEI)).isPresent();
        assertThat(registry.rulePacks().named("none")).isEmpty();
    }

    @Test
    void aStoredPackIsNotOverwrittenByWhatIsShipped() {
        String changed = ShippedPacks.text("/rule-packs/HB-2020-03.yaml").replace("14天转黄", "十四天转黄");
        registry.packs(desk -> desk.store(changed, "li.na"));

        ShippedPacks.store(registry.database);

        assertThat(version(HUBEI).document()).isEqualTo(changed);
    }

    @Test
    void aDraftWithDefectsIsStoredAndShownButCannotBeProposed() {
        String text = draft("ZJ-TEST").replace("for: P14D\n    exit:\n      checkInDays: 14", "for: P13D\n    exit:\n      checkInDays: 14");

        DraftOutcome outcome = store(text);

        assertThat(outcome).isInstanceOfSatisfying(DraftOutcome.Stored.class, stored ->
                assertThat(stored.defects()).anyMatch(defect -> defect.contains("expected RED but got GREEN")));
        assertThat(version("ZJ-TEST").defects()).isNotEmpty();
        assertThat(propose("ZJ-TEST", MARCH_12, 0)).contains(ReasonCode.PACK_HAS_DEFECTS);
        Optional<ReasonCode> untried = registry.shadow(runs -> runs.start("ZJ-TEST", Optional.empty(), "li.na"));
        assertThat(untried).contains(ReasonCode.PACK_HAS_DEFECTS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "graceDays: 1                   | gracedays: 1               | unknown [gracedays]",
        "category: SUSPECTED }          | category: SUSPECT }        | there is no value [SUSPECT]",
        "pack: ZJ-TEST                  | pack: 'a/b'                | letters, digits",
        "pack: ZJ-TEST                  | pack: [                    | not readable as YAML",
        "daysRunning: 14                | daysRunning: 14000000      | daysRunning is from 1 to 366",
    })
    void whatIsNoRulePackIsRefusedWithTheReason(String right, String wrong, String detail) {
        String text = draft("ZJ-TEST").replace(right, wrong);

        assertThat(store(text)).isInstanceOfSatisfying(DraftOutcome.Refused.class,
                refused -> assertThat(refused.detail()).contains(detail));
        assertThat(versions()).extracting(PackVersion::name).doesNotContain("ZJ-TEST");
    }

    @ParameterizedTest
    @CsvSource({"just text", "[1, 2]", "''", "{pack: x}", "{1: 2}"})
    void anyOtherDocumentIsRefusedToo(String text) {
        assertThat(store(text)).isInstanceOf(DraftOutcome.Refused.class);
    }

    @Test
    void aProposalNeedsATrialOfThisVeryWordingAGroundAndADayToCome() {
        registry.packs(desk -> desk.store(draft("ZJ-TEST"), "li.na"));
        assertThat(propose("ZJ-TEST", MARCH_12, 1)).contains(ReasonCode.SHADOW_RUN_MISSING);
        long run = registry.tryOut("ZJ-TEST");
        registry.packs(desk -> desk.store(draft("ZJ-TEST") + "# again\n", "li.na"));
        assertThat(propose("ZJ-TEST", MARCH_12, run)).contains(ReasonCode.SHADOW_RUN_MISSING);
        long again = registry.tryOut("ZJ-TEST");

        assertThat(act(desk -> desk.propose(new PackProposal("ZJ-TEST", at(MARCH_12, "00:00"), " ", "1", again), "li.na")))
                .contains(ReasonCode.GROUND_MISSING);
        assertThat(propose("ZJ-TEST", MARCH_9.minusDays(1), again)).contains(ReasonCode.BAD_IN_FORCE_DATE);
        assertThat(propose(ZHEJIANG, MARCH_12, again)).contains(ReasonCode.BAD_IN_FORCE_DATE);
        assertThat(propose("none", MARCH_12, again)).contains(ReasonCode.PACK_UNKNOWN);
        assertThat(propose("ZJ-TEST", MARCH_12, again)).isEmpty();
        assertThat(propose("ZJ-TEST", MARCH_12, again)).contains(ReasonCode.PACK_NOT_PROPOSED);
    }

    @Test
    void nobodyConfirmsOrRejectsAnOwnProposal() {
        propose(HUBEI, MARCH_12, registry.tryOut(HUBEI));

        assertThat(act(desk -> desk.confirm(HUBEI, "li.na"))).contains(ReasonCode.SECOND_OFFICER_NEEDED);
        assertThat(act(desk -> desk.reject(HUBEI, "li.na"))).contains(ReasonCode.SECOND_OFFICER_NEEDED);
        assertThat(act(desk -> desk.withdraw(HUBEI, "zhang.wei"))).contains(ReasonCode.SECOND_OFFICER_NEEDED);
        assertThat(version(HUBEI).version().state()).isEqualTo(PackState.PROPOSED);
        assertThat(act(desk -> desk.confirm(HUBEI, "zhang.wei"))).isEmpty();
        assertThat(act(desk -> desk.confirm(HUBEI, "zhang.wei"))).contains(ReasonCode.PACK_NOT_PROPOSED);
        assertThat(audited()).containsExactly("li.na PACK_SHADOW_RUN HB-2020-03", "li.na PACK_PROPOSE HB-2020-03",
                "zhang.wei PACK_CONFIRM HB-2020-03");
    }

    @Test
    void aPackBeginsAtItsMomentAndEndsTheOneBefore() {
        Instant twoInTheAfternoon = at(MARCH_12, "14:00");
        registry.putInForce(HUBEI, twoInTheAfternoon);

        assertThat(inForceAt(MARCH_12, "13:59:59")).isEqualTo(ZHEJIANG);
        assertThat(inForceAt(MARCH_12, "14:00")).isEqualTo(HUBEI);
        assertThat(version(HUBEI).version()).returns(PackState.CONFIRMED, PackVersion::state)
                .returns(Optional.of(twoInTheAfternoon), PackVersion::from);
        assertThat(version(ZHEJIANG).version()).returns(PackState.ACTIVE, PackVersion::state)
                .returns(Optional.of(twoInTheAfternoon), PackVersion::until);

        registry.clock.set(at(MARCH_12, "13:59"));
        assertThat(version(HUBEI).version().state()).isEqualTo(PackState.CONFIRMED);
        assertThat(version(ZHEJIANG).version().state()).isEqualTo(PackState.ACTIVE);
        registry.clock.set(twoInTheAfternoon);
        assertThat(version(HUBEI).version().state()).isEqualTo(PackState.ACTIVE);
        assertThat(version(ZHEJIANG).version().state()).isEqualTo(PackState.SUPERSEDED);
        assertThat(store(version(HUBEI).document() + "# x"))
                .isInstanceOfSatisfying(DraftOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ReasonCode.PACK_NOT_A_DRAFT));
        assertThat(act(desk -> desk.withdraw(HUBEI, "li.na"))).contains(ReasonCode.PACK_NOT_A_DRAFT);
    }

    @Test
    void aProposalThatWaitedTooLongBeginsWhenItIsConfirmed() {
        propose(HUBEI, LocalDate.of(2020, 3, 10), registry.tryOut(HUBEI));
        registry.clock.set(MARCH_12);

        registry.packs(desk -> desk.confirm(HUBEI, "zhang.wei"));

        assertThat(version(HUBEI).version().from()).contains(registry.clock.instant());
        assertThat(inForceAt(MARCH_12, "08:59")).isEqualTo(ZHEJIANG);
        assertThat(inForceAt(MARCH_12, "09:00")).isEqualTo(HUBEI);
    }

    @Test
    void theMinuteThatIsPassingCanBeProposedAndTheOneBeforeCannot() {
        registry.clock.set(at(MARCH_12, "14:05:30"));
        long run = registry.tryOut(HUBEI);

        assertThat(propose(HUBEI, at(MARCH_12, "14:04"), run)).contains(ReasonCode.BAD_IN_FORCE_DATE);
        assertThat(propose(HUBEI, at(MARCH_12, "14:05"), run)).isEmpty();
    }

    @Test
    void whatWasConfirmedCanBeWithdrawnByOneOfficerUntilItBegins() {
        registry.putInForce(HUBEI, at(MARCH_12, "14:00"));
        assertThat(inForceAt(MARCH_12, "14:00")).isEqualTo(HUBEI);

        assertThat(act(desk -> desk.revoke(HUBEI, " ", "li.na"))).contains(ReasonCode.GROUND_MISSING);
        assertThat(act(desk -> desk.revoke(ZHEJIANG, "too early", "li.na"))).contains(ReasonCode.PACK_NOT_AWAITED);
        assertThat(act(desk -> desk.revoke("none", "too early", "li.na"))).contains(ReasonCode.PACK_UNKNOWN);
        registry.clock.set(at(MARCH_12, "13:59"));
        assertThat(act(desk -> desk.revoke(HUBEI, "too early", "li.na"))).isEmpty();

        assertThat(inForceAt(MARCH_12, "14:00")).isEqualTo(ZHEJIANG);
        assertThat(version(ZHEJIANG).version().until()).isEmpty();
        PackVersion hubei = version(HUBEI).version();
        assertThat(hubei).returns(PackState.DRAFT, PackVersion::state).returns(Optional.empty(), PackVersion::awaited);
        assertThat(hubei.activations()).singleElement().returns(PackActivation.State.REVOKED, PackActivation::state)
                .returns(Optional.of("zhang.wei"), PackActivation::decidedBy).returns(Optional.of(
                        new PackActivation.Revocation(registry.clock.instant(), "li.na", "too early")),
                        PackActivation::revocation);
        assertThat(audited()).endsWith("zhang.wei PACK_CONFIRM HB-2020-03", "li.na PACK_REVOKE HB-2020-03");
        assertThat(act(desk -> desk.revoke(HUBEI, "again", "li.na"))).contains(ReasonCode.PACK_NOT_AWAITED);
    }

    @Test
    void whatBeginsWithinSecondsOrHasBegunStays() {
        registry.putInForce(HUBEI, at(MARCH_12, "14:00"));

        registry.clock.set(at(MARCH_12, "13:59:55"));
        assertThat(act(desk -> desk.revoke(HUBEI, "too early", "li.na"))).contains(ReasonCode.PACK_NOT_AWAITED);
        registry.clock.set(at(MARCH_12, "14:00"));
        assertThat(act(desk -> desk.revoke(HUBEI, "too late", "li.na"))).contains(ReasonCode.PACK_NOT_AWAITED);
    }

    @Test
    void aWithdrawnActivationCanBeRedraftedAndOtherNodesSeeTheNewWording() {
        RulePacks elsewhere = new RulePacks(registry.database);
        registry.putInForce(HUBEI, MARCH_12);
        assertThat(elsewhere.inForceAt(at(MARCH_12, "09:00")).decree()).isEqualTo("湖北健康码管理规则（2020年3月）");

        registry.packs(desk -> desk.revoke(HUBEI, "the wording is wrong", "li.na"));
        store(version(HUBEI).document().replace("湖北健康码管理规则（2020年3月）", "湖北健康码管理规则（修订）"));
        registry.putInForce(HUBEI, MARCH_12);
        elsewhere.lookAgain();

        assertThat(elsewhere.inForceAt(at(MARCH_12, "09:00")).decree()).isEqualTo("湖北健康码管理规则（修订）");
    }

    @Test
    void aFileOfJsonIsADraftLikeAnyOther() throws IOException {
        String json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(RulePackFile.document(draft("ZJ-TEST"))).replace("  ", "\t");

        DraftOutcome outcome = file(("\uFEFF" + json).getBytes(StandardCharsets.UTF_8));

        assertThat(outcome).isEqualTo(new DraftOutcome.Stored("ZJ-TEST", List.of()));
        assertThat(difference(ZHEJIANG, "ZJ-TEST").orElseThrow().parts()).isEmpty();
        assertThat(version("ZJ-TEST").document()).startsWith("{");
    }

    @Test
    void aFileThatIsNoneIsRefusedWithTheReason() {
        byte[] document = draft("ZJ-TEST").getBytes(StandardCharsets.UTF_8);

        assertThat(file(draft("ZJ-TEST").getBytes(Charset.forName("GBK")))).isEqualTo(unreadable("the file is not UTF-8"));
        assertThat(file(Arrays.copyOf(document, RulePackDesk.LARGEST_DOCUMENT + 1))).isEqualTo(unreadable("larger than 1 MiB"));
        assertThat(store("#".repeat(RulePackDesk.LARGEST_DOCUMENT + 1))).isEqualTo(unreadable("larger than 1 MiB"));
        assertThat(file(new byte[0])).isEqualTo(unreadable("not a rule pack: a mapping is needed"));
        assertThat(versions()).extracting(PackVersion::name).doesNotContain("ZJ-TEST");
    }

    @Test
    void onePackIsInForceAtAMomentWhateverWasConfirmed() {
        registry.putInForce(HUBEI, MARCH_12);
        registry.packs(desk -> desk.store(draft("ZJ-TEST"), "li.na"));
        registry.putInForce("ZJ-TEST", MARCH_12);

        assertThat(inForceAt(MARCH_12, "09:00")).isEqualTo("ZJ-TEST");
        assertThat(version(HUBEI).version()).returns(PackState.SUPERSEDED, PackVersion::state)
                .returns(Optional.empty(), PackVersion::from);
        assertThat(registry.rulePacks().named(HUBEI)).isPresent();
    }

    @Test
    void anEarlierPackCanComeBack() {
        registry.putInForce(HUBEI, LocalDate.of(2020, 3, 10));
        registry.clock.set(MARCH_12);
        registry.putInForce(ZHEJIANG, MARCH_12);

        assertThat(inForceAt(MARCH_12, "08:59")).isEqualTo(HUBEI);
        assertThat(inForceAt(MARCH_12, "09:00")).isEqualTo(ZHEJIANG);
        assertThat(version(ZHEJIANG).version().activations()).hasSize(2);
    }

    @Test
    void aRejectedPackIsADraftAgainAndAWithdrawnOneIsGivenUp() {
        propose(HUBEI, MARCH_12, registry.tryOut(HUBEI));
        registry.packs(desk -> desk.reject(HUBEI, "zhang.wei"));
        assertThat(version(HUBEI).version()).returns(PackState.DRAFT, PackVersion::state);

        propose(HUBEI, MARCH_12, registry.tryOut(HUBEI));
        assertThat(act(desk -> desk.withdraw(HUBEI, "li.na"))).isEmpty();
        assertThat(version(HUBEI).version().state()).isEqualTo(PackState.DRAFT);
        assertThat(act(desk -> desk.withdraw(HUBEI, "li.na"))).isEmpty();
        assertThat(version(HUBEI).version().state()).isEqualTo(PackState.WITHDRAWN);
        assertThat(propose(HUBEI, MARCH_12, registry.tryOut(HUBEI))).contains(ReasonCode.PACK_NOT_PROPOSED);
    }

    @Test
    void anotherNodeSeesAnActivation() {
        RulePacks elsewhere = new RulePacks(registry.database);
        assertThat(elsewhere.inForceAt(at(MARCH_12, "09:00")).name()).isEqualTo(ZHEJIANG);

        registry.putInForce(HUBEI, MARCH_12);
        elsewhere.lookAgain();

        assertThat(elsewhere.inForceAt(at(MARCH_12, "09:00")).name()).isEqualTo(HUBEI);
    }

    @Test
    void versionsAreComparedPartByPart() {
        String later = draft("ZJ-TEST").replace("graceDays: 1", "graceDays: 2")
                .replace("says: 疑似病例", "says:   疑似的病例").replace("{ code: \"42\", from: 2020-01-23 }",
                        "{ code: \"42\", from: 2020-01-24 }").replace("decree: 浙江", "# a remark\ndecree:   浙江");
        registry.packs(desk -> desk.store(later, "li.na"));

        List<PackDifference.Part> parts = difference(ZHEJIANG, "ZJ-TEST").orElseThrow().parts();

        assertThat(parts).extracting(part -> part.kind() + " " + part.name() + " " + part.change()).containsExactly(
                "TERMS check-in CHANGED", "LIST key-areas CHANGED", "RULE R02 CHANGED");
        assertThat(parts.get(2).before()).contains("says: 疑似病例").doesNotContain("R03");
        assertThat(parts.get(2).after()).contains("says: 疑似的病例");
        assertThat(difference(ZHEJIANG, HUBEI).orElseThrow().parts())
                .extracting(PackDifference.Part::change).contains(PackDifference.Change.ADDED, PackDifference.Change.REMOVED);
        assertThat(difference(ZHEJIANG, "none")).isEmpty();
    }

    @Test
    void aPackIsShownWithItsListsAndItsText() {
        PackView pack = version(ZHEJIANG);

        assertThat(pack.lists()).extracting(list -> list.name()).contains("key-areas", "higher-risk-counties");
        assertThat(pack.defects()).isEmpty();
        assertThat(pack.pack().rules()).isNotEmpty();
        assertThat(pack.document()).startsWith("# The province-wide criteria");
    }

    static String draft(String name) {
        return ShippedPacks.text("/rule-packs/ZJ-2020-02.yaml").replace("pack: ZJ-2020-02", "pack: " + name);
    }

    private static Optional<ReasonCode> propose(String pack, LocalDate from, long run) {
        return propose(pack, at(from, "00:00"), run);
    }

    private static Optional<ReasonCode> propose(String pack, Instant from, long run) {
        return registry.packs(desk -> desk.propose(new PackProposal(pack, from, "试行期满", "浙卫发〔2020〕1号", run), "li.na"));
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(HubClock.ZONE).toInstant();
    }

    private static String inForceAt(LocalDate day, String time) {
        return registry.rulePacks().inForceAt(at(day, time)).name();
    }

    private static Optional<ReasonCode> act(Function<RulePackDesk, Optional<ReasonCode>> act) {
        return registry.packs(act);
    }

    private static DraftOutcome store(String document) {
        return registry.packs(desk -> desk.store(document, "li.na"));
    }

    private static DraftOutcome file(byte[] file) {
        return registry.packs(desk -> desk.store(file, "li.na"));
    }

    private static DraftOutcome unreadable(String detail) {
        return new DraftOutcome.Refused(ReasonCode.PACK_UNREADABLE, detail);
    }

    private static Optional<PackDifference> difference(String from, String to) {
        return registry.packs(desk -> desk.difference(from, to));
    }

    private static List<PackVersion> versions() {
        return registry.packs(RulePackDesk::versions);
    }

    private static PackView version(String name) {
        return registry.packs(desk -> desk.version(name)).orElseThrow();
    }

    private static List<String> audited() {
        return registry.inTransaction(entities -> entities.createNativeQuery(
                "select actor || ' ' || action || ' ' || purpose from audit_entry order by id", String.class)
                .getResultList());
    }
}
