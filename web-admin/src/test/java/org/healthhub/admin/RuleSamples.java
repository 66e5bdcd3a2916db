package org.healthhub.admin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.admin.rules.ActivationForm;
import org.healthhub.admin.rules.ComparisonView;
import org.healthhub.admin.rules.DraftView;
import org.healthhub.admin.rules.PackPageView;
import org.healthhub.admin.rules.RulesView;
import org.healthhub.admin.rules.TrialView;
import org.healthhub.admin.shell.Texts;
import org.healthhub.registry.DraftOutcome;
import org.healthhub.registry.PackActivation;
import org.healthhub.registry.PackDifference;
import org.healthhub.registry.PackState;
import org.healthhub.registry.PackVersion;
import org.healthhub.registry.PackView;
import org.healthhub.registry.ShadowCell;
import org.healthhub.registry.ShadowRunView;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.DatedList;
import org.healthhub.registry.rules.RulePack;

/** Rule packs as the registry would show them, in the states in which officers meet them. */
final class RuleSamples {
    private static final LocalDate MARCH_1 = LocalDate.parse("2020-03-01");
    private static final Instant TWO_IN_THE_AFTERNOON = Texts.momentOf(LocalDateTime.parse("2020-03-10T14:00"));
    private static final RulePack ZHEJIANG = ShippedPack.named("ZJ-2020-02");
    private static final RulePack HUBEI = ShippedPack.named("HB-2020-03");

    private RuleSamples() {
    }

    static RulesView versions() {
        return new RulesView(List.of(version(HUBEI.name(), PackState.PROPOSED, Optional.of(proposal())),
                version("ZJ-2020-03", PackState.CONFIRMED, Optional.empty()),
                version(ZHEJIANG.name(), PackState.ACTIVE, Optional.empty()),
                version("ZJ-2020-01", PackState.SUPERSEDED, Optional.empty()),
                version("ZJ-2022-01", PackState.DRAFT, Optional.empty()),
                version("ZJ-2020-02a", PackState.WITHDRAWN, Optional.empty())));
    }

    static PackPageView active(String officer, boolean maySetRules) {
        return page(ZHEJIANG, PackState.ACTIVE, Optional.empty(), Optional.empty(), List.of(), officer, maySetRules);
    }

    static PackPageView defective() {
        return page(HUBEI, PackState.DRAFT, Optional.empty(), Optional.empty(), List.of(
                "rule H-R1: nothing ends it (for, until or exit)",
                "case \"red becomes yellow\": on 2020-04-03 expected YELLOW but got RED by H-R1"), "admin", true);
    }

    static PackPageView untried() {
        return page(HUBEI, PackState.DRAFT, Optional.empty(), Optional.empty(), List.of(), "admin", true);
    }

    static PackPageView running() {
        return page(HUBEI, PackState.DRAFT, Optional.empty(), Optional.of(trial(false)), List.of(), "admin", true);
    }

    static PackPageView tried(String officer, boolean maySetRules) {
        return page(HUBEI, PackState.DRAFT, Optional.empty(), Optional.of(trial(true)), List.of(), officer, maySetRules);
    }

    static PackPageView proposed(String officer) {
        return page(HUBEI, PackState.PROPOSED, Optional.of(proposal()), Optional.of(trial(true)), List.of(), officer, true);
    }

    /** Confirmed for an afternoon to come, after an earlier activation was withdrawn. */
    static PackPageView awaited() {
        PackActivation revoked = confirmed(2, PackActivation.State.REVOKED, Optional.of(new PackActivation.Revocation(
                Samples.NOW.minusSeconds(2_000), "li.na", "文号有误")));
        PackActivation next = confirmed(3, PackActivation.State.CONFIRMED, Optional.empty());
        PackVersion version = new PackVersion(HUBEI.name(), PackState.CONFIRMED, Samples.NOW.minusSeconds(90_000), "li.na",
                Optional.of(TWO_IN_THE_AFTERNOON), Optional.empty(), Optional.empty(), Optional.of(next),
                List.of(revoked, next));
        return new PackPageView(new PackView(version, HUBEI, List.of(), List.of(), "pack: " + HUBEI.name() + "\n"),
                Optional.of(trial(true)), true, "zhao.min", Samples.NOW, new ActivationForm(), Optional.empty());
    }

    static ComparisonView comparison() {
        return new ComparisonView(versions(), new PackDifference(ZHEJIANG.name(), "ZJ-2020-03", List.of(
                new PackDifference.Part(PackDifference.Kind.TERMS, "check-in", PackDifference.Change.CHANGED,
                        "{fever: 37.3, graceDays: 1, latest: PT48H}\n", "{fever: 37.3, graceDays: 2, latest: PT48H}\n"),
                new PackDifference.Part(PackDifference.Kind.RULE, "R04", PackDifference.Change.CHANGED,
                        "rule: R04\nsays: 密切接触者，自末次接触起14天\ncolour: RED\nfor: P14D\n",
                        "rule: R04\nsays: 密切接触者，自末次接触起21天\ncolour: RED\nfor: P21D\n"),
                new PackDifference.Part(PackDifference.Kind.RULE, "Y12", PackDifference.Change.ADDED, "",
                        "rule: Y12\nsays: 入境人员\ncolour: YELLOW\nfor: P14D\n"))));
    }

    static DraftView draft(boolean refused) {
        return new DraftView("pack: ZJ-2020-03\nfrom: 2020-03-01\ndecree: 浙江省健康码赋码标准\n", !refused ? Optional.empty()
                : Optional.of(new DraftOutcome.Refused(ReasonCode.PACK_UNREADABLE, "R04: ContactNotice has no attribute since")));
    }

    private static PackPageView page(RulePack pack, PackState state, Optional<PackActivation> proposal,
            Optional<TrialView> trial, List<String> defects, String officer, boolean maySetRules) {
        PackView view = new PackView(version(pack.name(), state, proposal), pack, List.of(new DatedList("key-areas",
                List.of(new DatedList.Entry("42", LocalDate.parse("2020-01-23"), Optional.empty()),
                        new DatedList.Entry("330382", LocalDate.parse("2020-02-01"), Optional.of(MARCH_1))))),
                defects, "pack: " + pack.name() + "\ndecree: " + pack.decree() + "\n");
        return new PackPageView(view, trial, maySetRules, officer, Samples.NOW, new ActivationForm(),
                proposal.map(open -> ReasonCode.SECOND_OFFICER_NEEDED));
    }

    private static PackVersion version(String name, PackState state, Optional<PackActivation> proposal) {
        boolean dated = state == PackState.ACTIVE || state == PackState.CONFIRMED || state == PackState.SUPERSEDED;
        PackActivation shipped = new PackActivation(1, name, PackActivation.State.CONFIRMED, start("2020-01-23"),
                "shipped with the hub", "", Optional.empty(), Samples.NOW, Optional.empty(), Optional.of(Samples.NOW),
                Optional.empty(), Optional.empty());
        return new PackVersion(name, state, Samples.NOW.minusSeconds(90_000), dated ? "hub" : "li.na",
                dated ? Optional.of(start("2020-01-23")) : Optional.empty(),
                state == PackState.SUPERSEDED ? Optional.of(start("2020-03-01").plusSeconds(50_400)) : Optional.empty(),
                proposal, Optional.empty(), dated ? List.of(shipped) : proposal.map(List::of).orElse(List.of()));
    }

    private static PackActivation proposal() {
        return new PackActivation(2, HUBEI.name(), PackActivation.State.PROPOSED, TWO_IN_THE_AFTERNOON,
                "全国互认，按湖北口径调整", "浙卫发〔2020〕8号", Optional.of(7L), Samples.NOW.minusSeconds(4_000),
                Optional.of("li.na"), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static PackActivation confirmed(long id, PackActivation.State state,
            Optional<PackActivation.Revocation> revocation) {
        return new PackActivation(id, HUBEI.name(), state, TWO_IN_THE_AFTERNOON, "全国互认，按湖北口径调整",
                "浙卫发〔2020〕8号", Optional.of(7L), Samples.NOW.minusSeconds(4_000), Optional.of("li.na"),
                Optional.of(Samples.NOW.minusSeconds(3_000)), Optional.of("zhang.wei"), revocation);
    }

    private static Instant start(String day) {
        return Texts.momentOf(LocalDate.parse(day).atStartOfDay());
    }

    private static TrialView trial(boolean finished) {
        return new TrialView(new ShadowRunView(7, HUBEI.name(), true, ZHEJIANG.name(), Optional.empty(),
                Samples.NOW.minusSeconds(700), "li.na", Optional.of(Samples.NOW.minusSeconds(690)),
                finished ? Optional.of(Samples.NOW.minusSeconds(78)) : Optional.empty(), false,
                finished ? 5_527_123 : 2_012_500, finished ? 10_931 : 4_088, finished ? 1 : 0.364, List.of(
                        cell(Colour.RED, Colour.YELLOW, "330106", "R04", "H-Y2", 6_120),
                        cell(Colour.RED, Colour.GREEN, "330102", "R06", "G00", 3_455),
                        cell(Colour.RED, Colour.YELLOW, "330382", "R04", "H-Y2", 1_290),
                        cell(Colour.GREEN, Colour.RED, "", "G00", "H-R3", 66))));
    }

    private static ShadowCell cell(Colour from, Colour to, String division, String fromRule, String toRule, long codes) {
        return new ShadowCell(from, to, division, fromRule, toRule, codes,
                List.of(Samples.CODE, UUID.nameUUIDFromBytes(division.getBytes(StandardCharsets.UTF_8))));
    }
}
