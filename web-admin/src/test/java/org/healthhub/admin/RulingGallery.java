package org.healthhub.admin;

import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.healthhub.admin.appeals.AppealPageView;
import org.healthhub.admin.appeals.AppealsView;
import org.healthhub.admin.rulings.ProposalForm;
import org.healthhub.admin.rulings.ProposalView;
import org.healthhub.admin.rulings.RulingPageView;
import org.healthhub.admin.rulings.RulingsView;
import org.healthhub.admin.shell.Frame;
import org.healthhub.registry.AppealDecision;
import org.healthhub.registry.AppealFilter;
import org.healthhub.registry.AppealPaper;
import org.healthhub.registry.AppealState;
import org.healthhub.registry.AppealView;
import org.healthhub.registry.RulingPaper;
import org.healthhub.registry.RulingState;
import org.healthhub.registry.RulingView;
import org.healthhub.registry.RulingVolume;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding.RulingKind;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.Rule;

/** The rooms of rulings and of appeals in every state worth looking at. */
final class RulingGallery {
    private static final List<Rule> RULES = List.of(
            rule("R05", Colour.RED, "集中或居家医学观察期间", "whoever is under medical observation is red until it ends"),
            rule("R06", Colour.RED, "来自或到过重点疫区，连续健康打卡14天正常后转绿",
                    "whoever comes from a key epidemic area is red until fourteen consecutive days of normal check-ins"),
            rule("Y01", Colour.YELLOW, "申报发热或呼吸道症状，自末次症状起7天",
                    "whoever declares fever or respiratory symptoms is yellow for seven days from the last of them"));
    private static final String HEALTH = "杭州市卫生健康委员会";
    private static final String CONTROL = "杭州市疾病预防控制中心";
    private static final UUID APPEAL = UUID.fromString("8a4d1c77-0b52-4e7e-8f31-6f2f4f9a1c20");

    private RulingGallery() {
    }

    /** @param second an officer of another body than {@code officer}'s, who may confirm */
    static Map<String, String> pages(Frame officer, Frame auditor, Frame administrator, Frame second) {
        Map<String, String> pages = new LinkedHashMap<>();
        RulingsView room = new RulingsView(rulings(RulingState.OPEN, 2), history(), List.of(
                new RulingVolume("zhang.wei", HEALTH, 14, 9, 3, 1), new RulingVolume("chen.fang", CONTROL, 2, 2, 9, 4)));
        pages.put("rulings", Gallery.page(officer, "rulings", "rulings", room));
        pages.put("rulings-auditor", Gallery.page(auditor, "rulings", "rulings", room));
        pages.put("rulings-empty", Gallery.page(officer, "rulings", "rulings",
                new RulingsView(List.of(), List.of(), List.of())));
        pages.put("ruling-own", ruling(officer, RulingState.OPEN, Optional.of(ReasonCode.SECOND_OFFICER_NEEDED), Optional.empty()));
        pages.put("ruling-second-officer", ruling(second, RulingState.OPEN, Optional.empty(), Optional.empty()));
        pages.put("ruling-administrator", ruling(administrator, RulingState.OPEN, Optional.of(ReasonCode.SAME_BODY),
                Optional.empty()));
        pages.put("ruling-rejected", ruling(officer, RulingState.REJECTED, Optional.of(ReasonCode.RULING_DECIDED),
                Optional.of(ReasonCode.RULING_DECIDED)));
        pages.put("ruling-proposal", proposal(officer, Optional.empty()));
        pages.put("ruling-proposal-refused", proposal(officer, Optional.of(ReasonCode.BAD_RULING_PERIOD)));
        pages.put("appeals", Gallery.page(officer, "appeals", "appeals", new AppealsView(all(), appeals())));
        pages.put("appeals-auditor", Gallery.page(auditor, "appeals", "appeals", new AppealsView(all(), appeals())));
        pages.put("appeals-empty", Gallery.page(officer, "appeals", "appeals", new AppealsView(all(), List.of())));
        pages.put("appeals-no-match", Gallery.page(officer, "appeals", "appeals",
                new AppealsView(new AppealFilter(Optional.of(AppealState.UPHELD), "3307", true), List.of())));
        pages.put("appeal-open", appeal(officer, AppealState.OPEN, "", Optional.empty()));
        pages.put("appeal-review", appeal(officer, AppealState.IN_REVIEW, "zhang.wei", Optional.of(ReasonCode.REMEDY_MISSING)));
        pages.put("appeal-administrator", appeal(administrator, AppealState.OPEN, "", Optional.empty()));
        pages.put("appeal-upheld", appeal(officer, AppealState.UPHELD, "zhang.wei", Optional.empty()));
        return pages;
    }

    private static String ruling(Frame frame, RulingState state, Optional<ReasonCode> hindrance,
            Optional<ReasonCode> problem) {
        RulingPaper paper = new RulingPaper(ruling(41, state),
                RULES.stream().filter(rule -> rule.id().equals("R05")).findFirst(),
                "流调确认与病例同住，须居家医学观察十四天。", state == RulingState.REJECTED ? "证据不足，请补充流调报告。" : "", hindrance);
        return Gallery.page(frame, "ruling", "ruling", new RulingPageView(paper, Samples.red(false), problem));
    }

    private static String proposal(Frame frame, Optional<ReasonCode> problem) {
        return Gallery.page(frame, "proposal", "proposal", new ProposalView(Samples.red(false), RULES,
                rulings(RulingState.CONFIRMED, 2), new ProposalForm(), Samples.TODAY, problem));
    }

    private static String appeal(Frame frame, AppealState state, String takenBy, Optional<ReasonCode> problem) {
        AppealPaper paper = new AppealPaper(appeal(APPEAL, state, takenBy, 30),
                "我一月底以来没有离开过杭州，也没有接触过病例，可能是同名人员的记录。请复核。", "13800138000",
                state == AppealState.UPHELD ? "经核查，来源记录有误，已更正。请重新打开健康码。" : "");
        return Gallery.page(frame, "appeal", "appeal", new AppealPageView(paper, Samples.red(false),
                rulings(RulingState.CONFIRMED, 1), problem.map(reason -> new AppealDecision(true, "经核查，已更正。", "")),
                problem));
    }

    private static Rule rule(String id, Colour colour, String says, String saysEnglish) {
        return new Rule(id, says, saysEnglish, "OBSERVATION", List.of(), colour, Period.ZERO, Optional.empty(),
                Optional.empty(), Optional.empty(), Rule.Exit.NONE, "");
    }

    private static AppealFilter all() {
        return new AppealFilter(Optional.empty(), "", false);
    }

    private static List<AppealView> appeals() {
        return IntStream.range(0, 8).mapToObj(i -> appeal(UUID.nameUUIDFromBytes(new byte[] {(byte) i}),
                i % 3 == 1 ? AppealState.IN_REVIEW : AppealState.OPEN, i % 3 == 1 ? "zhang.wei" : "", 100 - i * 12)).toList();
    }

    private static AppealView appeal(UUID id, AppealState state, String takenBy, int hoursAgo) {
        Instant opened = Samples.NOW.minus(hoursAgo, ChronoUnit.HOURS);
        Instant due = opened.plus(3, ChronoUnit.DAYS);
        boolean decided = !state.isPending();
        return new AppealView(id, Samples.CODE, "hz-checkin", hoursAgo % 20 == 0 ? "CDC-2020-118834" : "", Colour.RED,
                List.of("R06", "R05"), List.of("hz-checkin", "zj-cdc"), "330106", opened, due,
                !decided && due.isBefore(Samples.NOW), state, takenBy, decided ? takenBy : "",
                decided ? Optional.of(Samples.NOW) : Optional.empty(), decided ? "zj-cdc/CDC-2020-118834" : "");
    }

    private static List<RulingView> history() {
        RulingState[] states = RulingState.values();
        return IntStream.range(0, 8).mapToObj(i -> ruling(41 - i, states[i % states.length])).toList();
    }

    private static List<RulingView> rulings(RulingState state, int count) {
        return IntStream.range(0, count).mapToObj(i -> ruling(41 - i, state)).toList();
    }

    private static RulingView ruling(long id, RulingState state) {
        boolean decided = state == RulingState.CONFIRMED || state == RulingState.REJECTED;
        Instant proposed = Samples.NOW.minus(45 - id, ChronoUnit.HOURS);
        return new RulingView(id, Samples.CODE, "R05", id % 3 == 0 ? RulingKind.LIFT : RulingKind.IMPOSE, Samples.TODAY,
                Samples.TODAY.plusDays(14), "浙防指〔2020〕17号", "zhang.wei", HEALTH, proposed,
                proposed.plus(3, ChronoUnit.DAYS), state, decided ? "chen.fang" : "", decided ? CONTROL : "",
                decided ? Optional.of(Samples.NOW) : Optional.empty(), id == 41 ? Optional.of(APPEAL) : Optional.empty());
    }
}
