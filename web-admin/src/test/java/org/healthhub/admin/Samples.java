package org.healthhub.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.ChangeView;
import org.healthhub.registry.ExplanationView;
import org.healthhub.registry.FactView;
import org.healthhub.registry.MergeState;
import org.healthhub.registry.MergeView;
import org.healthhub.registry.HoldPreview;
import org.healthhub.registry.HoldState;
import org.healthhub.registry.HoldView;
import org.healthhub.registry.MassDimension;
import org.healthhub.registry.MeasureView;
import org.healthhub.registry.Overview;
import org.healthhub.registry.Overview.PartnerFreshness;
import org.healthhub.registry.Overview.SystemIntake;
import org.healthhub.registry.PersonView;
import org.healthhub.registry.QuarantineView;
import org.healthhub.registry.ReasonView;
import org.healthhub.registry.SourceView;
import org.healthhub.registry.WayView;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.CodeStatus;

/** Views as the registry would give them: a day in February 2020. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2020-02-28T02:20:31Z");
    public static final LocalDate TODAY = LocalDate.parse("2020-02-28");
    public static final UUID CODE = UUID.fromString("3f0c8a52-7b1e-4d06-9a44-5f0e2c9b7d11");
    public static final String NUMBER = "330106199003070006";
    private static final String PACK = "ZJ-2020-02";

    private Samples() {
    }

    public static Overview overview() {
        return new Overview(NOW, Map.of(Colour.GREEN, 5_483_201L, Colour.YELLOW, 31_877L, Colour.RED, 12_045L),
                List.of(intake(PartnerSystem.HEALTH_CARD, 18_204, 312, 41, 96, 7, 12),
                        intake(PartnerSystem.EXCHANGE, 4_120, 88, 2_031, 0, 0, 3),
                        intake(PartnerSystem.RESUMPTION, 640, 12, 0, 4, 1, 0),
                        intake(PartnerSystem.CHECK_IN, 1_204_882, 30_512, 977, 1_120, 214, 88),
                        intake(PartnerSystem.RISK_LIST, 312, 9, 0, 21, 3, 0),
                        intake(PartnerSystem.LABORATORY, 0, 0, 0, 0, 0, 0),
                        intake(PartnerSystem.CHECKPOINT, 88_410, 0, 15, 0, 0, 31)),
                4_318, 1_048_219, 1_048_207, 225, 2,
                List.of(fresh("hz-checkin", "杭州市健康打卡通道", PartnerSystem.CHECK_IN, 20),
                        fresh("nbcl-ehc", "国家电子健康卡平台", PartnerSystem.HEALTH_CARD, 340),
                        fresh("sh-exchange", "上海市数据交换", PartnerSystem.EXCHANGE, 5_400),
                        fresh("zj-cdc", "浙江省疾病预防控制中心", PartnerSystem.RISK_LIST, 30_000),
                        new PartnerFreshness("zj-resume", "复工申报平台", PartnerSystem.RESUMPTION, Optional.empty())));
    }

    public static Overview nothingYet() {
        return new Overview(NOW, Map.of(), Arrays.stream(PartnerSystem.values())
                .map(system -> intake(system, 0, 0, 0, 0, 0, 0)).toList(), 0, 0, 0, 0, 0, List.of());
    }

    public static PersonView red(boolean unmasked) {
        List<ReasonView> reasons = List.of(
                new ReasonView("R06", "来自或到过重点疫区，连续健康打卡14天正常后转绿",
                        "whoever comes from a key epidemic area is red until fourteen consecutive days of normal"
                                + " check-ins",
                        "AREA", "来自重点疫区人员为红码；集中或居家隔离14天，连续健康打卡14天正常后转为绿码", Colour.RED,
                        LocalDate.parse("2020-02-20"), Optional.empty(), 9, Optional.of(14), "hz-checkin",
                        "杭州市健康打卡通道", "HZ-20200220-000812"),
                new ReasonView("R05", "集中或居家医学观察期间", "whoever is under medical observation is red until it ends",
                        "OBSERVATION", "实施集中或居家医学观察的人员为红码", Colour.RED, LocalDate.parse("2020-02-21"),
                        Optional.of(LocalDate.parse("2020-03-06")), 0, Optional.empty(), "zj-cdc",
                        "浙江省疾病预防控制中心", "CDC-2020-118834"),
                new ReasonView("Y01", "申报发热或呼吸道症状，自末次症状起7天",
                        "whoever declares fever or respiratory symptoms is yellow for seven days from the last of them",
                        "SYMPTOM", "有发热、气促、呼吸道症状的人员为黄码", Colour.YELLOW, LocalDate.parse("2020-02-23"),
                        Optional.of(LocalDate.parse("2020-03-01")), 4, Optional.of(7), "hz-checkin",
                        "杭州市健康打卡通道", "HZ-20200223-004410"));
        return new PersonView(CODE, Colour.RED, LocalDate.parse("2020-02-20"), Optional.empty(), false,
                unmasked ? "买买提·吐尔逊" : "买**", "RESIDENT_ID", unmasked ? NUMBER : "3301••••••0006",
                Optional.of("330106"), PACK, reasons, history(), facts(), NOW.minusSeconds(86_400), CodeStatus.ACTIVE);
    }

    public static PersonView green() {
        return green(CodeStatus.ACTIVE);
    }

    public static PersonView green(CodeStatus status) {
        return new PersonView(CODE, Colour.GREEN, LocalDate.parse("2020-02-11"), Optional.empty(), false, "测**",
                "RESIDENT_ID", "3301••••••0006", Optional.empty(), PACK, List.of(), List.of(), List.of(), NOW, status);
    }

    /** One waits for another officer, one is in force, and one was separated. */
    public static List<MergeView> mergings() {
        MergeView.Identity kept = new MergeView.Identity(CODE, "RESIDENT_ID", "3301••••••0006");
        MergeView.Identity passport = new MergeView.Identity(UUID.nameUUIDFromBytes(new byte[] {7}), "PASSPORT", "X1••••••67");
        MergeView.Identity permit = new MergeView.Identity(UUID.nameUUIDFromBytes(new byte[] {8}), "FOREIGN_PR", "9112••••••0017");
        MergeView.Step proposed = new MergeView.Step(MergeState.PROPOSED, NOW.minusSeconds(7_200), "li.na", "换发新护照",
                "出入境函〔2020〕31号");
        MergeView.Step merged = new MergeView.Step(MergeState.MERGED, NOW.minusSeconds(3_600), "zhang.wei", "", "");
        MergeView.Step undo = new MergeView.Step(MergeState.UNDO_PROPOSED, NOW.minusSeconds(1_800), "zhang.wei", "并非同一人",
                "出入境函〔2020〕40号");
        return List.of(new MergeView(13, kept, passport, MergeState.PROPOSED, List.of(proposed)),
                new MergeView(12, kept, permit, MergeState.MERGED, List.of(proposed, merged)),
                new MergeView(11, passport, kept, MergeState.UNDO_PROPOSED, List.of(proposed, merged, undo)),
                new MergeView(10, kept, passport, MergeState.DROPPED, List.of(proposed,
                        new MergeView.Step(MergeState.DROPPED, NOW.minusSeconds(60), "li.na", "", ""))));
    }

    /** A contact of whom only the authority's next record can tell the end, and whose card was cancelled. */
    public static PersonView cancelledAndOpen() {
        ReasonView reason = new ReasonView("R01", "确诊病例，出院后再观察14天",
                "a confirmed case is red until discharge and fourteen days more", "CASE", "确诊病例为红码", Colour.RED,
                LocalDate.parse("2020-02-01"), Optional.empty(), 0, Optional.empty(), "zj-cdc",
                "浙江省疾病预防控制中心", "CDC-2020-000021");
        return new PersonView(CODE, Colour.RED, LocalDate.parse("2020-02-01"), Optional.empty(), true, "𠮷**",
                "PASSPORT", "E1••••••67", Optional.of("420000"), PACK, List.of(reason), List.of(), List.of(), NOW,
                CodeStatus.CANCELLED);
    }

    /** The explanation that the registry would give with this person. */
    public static ExplanationView why(PersonView person) {
        List<MeasureView> measures = person.reasons().stream().map(reason -> new MeasureView(reason, person.facts()
                .stream().filter(fact -> fact.rules().contains(reason.rule()) || fact.kind().equals("CheckIn")
                        && reason.cleanDaysNeeded().isPresent())
                .map(fact -> new SourceView(fact, PartnerSystem.CHECK_IN, fact.rules().contains(reason.rule())
                        ? SourceView.Effect.BEGAN : SourceView.Effect.COUNTED, false)).toList())).toList();
        List<WayView.Step> steps = person.reasons().stream().map(reason -> new WayView.Step(reason.rule(), reason.until(),
                reason.cleanDaysNeeded().map(needed -> new WayView.CheckIns(needed - reason.cleanDays(),
                        LocalDate.parse("2020-03-04"), Optional.empty())),
                reason.rule().equals("R06") ? Optional.of(new WayView.Tests(2, Duration.ofHours(24), TODAY.plusDays(1)))
                        : Optional.empty(), releases(reason.rule()))).toList();
        return new ExplanationView(CODE, NOW, true, person.colour(), person.since(), person.until(), person.cancelled(),
                PACK, "浙江省健康码赋码标准（2020年2月，全省统一）", measures, new WayView(steps, person.cancelled()
                        ? Optional.empty() : Optional.of(new WayView.Course(LocalDate.parse("2020-03-06"), List.of(),
                                List.of()))), person.history().stream().findFirst());
    }

    private static List<WayView.Release> releases(String rule) {
        return rule.equals("Y01") ? List.of() : List.of(rule.equals("R01")
                ? new WayView.Release("Release", List.of("DISCHARGED"), Period.ofDays(14), Map.of(),
                        List.of(PartnerSystem.RISK_LIST), TODAY.plusDays(14))
                : new WayView.Release("Release", List.of("RELEASED"), Period.ZERO, Map.of(),
                        List.of(PartnerSystem.RISK_LIST), TODAY));
    }

    public static List<ChangeView> changes(int count) {
        List<ChangeView> changes = new ArrayList<>();
        Colour[] colours = Colour.values();
        for (int i = 0; i < count; i++) {
            Colour to = colours[i % 4];
            changes.add(new ChangeView(1_048_219L - i, UUID.nameUUIDFromBytes(new byte[] {(byte) i}),
                    NOW.minusSeconds(i * 97L), i % 5 == 0 ? Optional.empty() : Optional.of(colours[(i + 3) % 4]), to,
                    to == Colour.GREEN ? "G00" : "R06", PACK, TODAY.minusDays(i % 9),
                    i % 3 == 0 ? Optional.empty() : Optional.of(TODAY.plusDays(7)), Optional.of("330106"),
                    i % 4 == 2 ? "" : "zj-cdc", i % 4 == 2 ? "" : "CDC-2020-" + (118_834 + i)));
        }
        if (count > 1) {
            changes.set(1, life(1_048_218L, CodeStatus.EXPIRED, Optional.empty()));
        }
        if (count > 3) {
            changes.set(3, life(1_048_216L, CodeStatus.ACTIVE, Optional.of(CODE)));
        }
        return changes;
    }

    private static ChangeView life(long number, CodeStatus status, Optional<UUID> mergedInto) {
        return new ChangeView(number, new UUID(7, number), NOW.minusSeconds(120), Optional.of(Colour.GREEN), Colour.GREEN,
                "G00", PACK, TODAY.minusDays(14), Optional.empty(), Optional.of("330106"), mergedInto.isPresent() ? "hub" : "",
                mergedInto.isPresent() ? "merge-7" : "", Optional.of(status), mergedInto, Optional.empty());
    }

    public static List<QuarantineView> quarantine(int count) {
        ReasonCode[] causes = {ReasonCode.PERSON_UNKNOWN, ReasonCode.IDENTITY_CONFLICT, ReasonCode.UNREADABLE_MESSAGE};
        List<QuarantineView> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new QuarantineView(9_225 - i, NOW.minusSeconds(i * 613L), i % 2 == 0 ? "zj-cdc" : "hz-checkin",
                    i % 2 == 0 ? "浙江省疾病预防控制中心" : "杭州市健康打卡通道",
                    i % 2 == 0 ? PartnerSystem.RISK_LIST : PartnerSystem.CHECK_IN, "CDC-2020-" + (118_834 + i),
                    causes[i % 3]));
        }
        return rows;
    }

    public static List<HoldView> holds() {
        HoldView.Proposal release = new HoldView.Proposal(HoldState.RELEASED, "已与疾控核实，名单属实", "zhang.wei",
                NOW.minusSeconds(900));
        HoldView.Proposal discard = new HoldView.Proposal(HoldState.DISCARDED, "来源承认误发", "li.na",
                NOW.minusSeconds(700));
        Optional<HoldView.Confirmation> confirmed = Optional.of(new HoldView.Confirmation("li.na", NOW.minusSeconds(60)));
        return List.of(hold(14, MassDimension.VENUE, "测试商场西门", 446, HoldState.HELD, Optional.empty(), Optional.empty(), false),
                hold(13, MassDimension.DOCUMENT, "浙疾控〔2020〕217号", 1_117, HoldState.HELD, Optional.of(discard), Optional.empty(), false),
                hold(12, MassDimension.PARTNER, "zj-cdc", 812, HoldState.RELEASED, Optional.of(release), confirmed, false),
                hold(9, MassDimension.OFFICER, "hub-officers", 31, HoldState.RELEASED, Optional.of(release), confirmed, true));
    }

    public static HoldPreview preview(HoldView hold) {
        return new HoldPreview(hold, hold.records(),
                List.of(new HoldPreview.OfRule("R04", "确诊病例的密切接触者，自最后接触起14天",
                        "a close contact of a confirmed case is red for fourteen days from the last contact",
                        hold.records() - 3), new HoldPreview.OfRule("R05", "集中或居家医学观察期间",
                        "whoever is under medical observation is red until it ends", 3)),
                List.of(new HoldPreview.OfDivision(Optional.of("330106"), hold.records() - 20),
                        new HoldPreview.OfDivision(Optional.empty(), 20)),
                Optional.of(NOW.minusSeconds(3_600)), Optional.of(NOW.minusSeconds(1_800)), false,
                List.of(new HoldPreview.Masked("CDC-2020-118834", "买**", "RESIDENT_ID", "3301••••••0006",
                        NOW.minusSeconds(3_600)), new HoldPreview.Masked("CDC-2020-118835", "陈**", "PASSPORT",
                        "E1••••••67", NOW.minusSeconds(3_600))));
    }

    private static HoldView hold(long id, MassDimension dimension, String key, long records, HoldState state,
            Optional<HoldView.Proposal> proposal, Optional<HoldView.Confirmation> confirmation, boolean done) {
        return new HoldView(id, dimension, key, NOW.minusSeconds(3_600), 200, records, state, proposal, confirmation,
                done);
    }

    private static List<ChangeView> history() {
        return List.of(
                new ChangeView(941_002, CODE, Instant.parse("2020-02-20T09:12:44Z"), Optional.of(Colour.GREEN),
                        Colour.RED, "R06", PACK, LocalDate.parse("2020-02-20"), Optional.empty(),
                        Optional.of("330106"), "hz-checkin", "HZ-20200220-000812"),
                new ChangeView(712_330, CODE, Instant.parse("2020-02-18T16:00:03Z"), Optional.of(Colour.YELLOW),
                        Colour.GREEN, "G00", PACK, LocalDate.parse("2020-02-19"), Optional.empty(),
                        Optional.of("330106"), "", ""),
                new ChangeView(112_045, CODE, Instant.parse("2020-02-12T01:30:10Z"), Optional.empty(), Colour.YELLOW,
                        "Y04", PACK, LocalDate.parse("2020-02-12"), Optional.of(LocalDate.parse("2020-02-19")),
                        Optional.of("330106"), "nbcl-ehc", "EHC-88-20200212"));
    }

    private static List<FactView> facts() {
        List<FactView> facts = new ArrayList<>();
        for (int day = 28; day >= 21; day--) {
            String on = "2020-02-" + day;
            facts.add(fact("CheckIn", on, "hz-checkin", "杭州市健康打卡通道", "HZ-202002" + day + "-004410",
                    Map.of("on", on, "temperature", day == 23 ? "37.4" : "36.5", "symptoms",
                            day == 23 ? "[COUGH, FEVER]" : "[]", "division", "330106", "channel", "钉钉"),
                    day == 23 ? List.of("Y01", "Y11") : List.of()));
        }
        facts.add(fact("Observation", "2020-02-21", "zj-cdc", "浙江省疾病预防控制中心", "CDC-2020-118834",
                Map.of("place", "HOME", "since", "2020-02-21", "until", "2020-03-06", "document", "浙防指〔2020〕17号"),
                List.of("R05")));
        facts.add(fact("AreaStay", "2020-02-20", "hz-checkin", "杭州市健康打卡通道", "HZ-20200220-000812",
                Map.of("division", "420100", "leftOn", "2020-02-20"), List.of("R06")));
        facts.add(fact("CardIssued", "2020-02-12", "nbcl-ehc", "国家电子健康卡平台", "EHC-88-20200212",
                Map.of("issuedOn", "2020-02-12", "ehcId",
                        "A05F972B1847E7E7428DE39180490E0578E9129CA01921623C9741A5D3091E03", "status", "1", "division",
                        "330106"), List.of()));
        return facts;
    }

    private static FactView fact(String kind, String on, String partner, String name, String record,
            Map<String, String> attributes, List<String> rules) {
        Instant observed = Instant.parse(on + "T00:41:07Z");
        return new FactView(kind, LocalDate.parse(on), observed, observed.plusSeconds(94), partner, name, record,
                attributes, rules);
    }

    private static SystemIntake intake(PartnerSystem system, long applied, long unchanged, long duplicate,
            long corrected, long quarantined, long refused) {
        return new SystemIntake(system, applied, unchanged, duplicate, corrected, quarantined, refused);
    }

    private static PartnerFreshness fresh(String code, String name, PartnerSystem system, long secondsAgo) {
        return new PartnerFreshness(code, name, system, Optional.of(NOW.minusSeconds(secondsAgo)));
    }
}
