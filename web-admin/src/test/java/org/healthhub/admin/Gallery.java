package org.healthhub.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthhub.admin.audit.AuditListView;
import org.healthhub.admin.audit.AuditQuery;
import org.healthhub.admin.changes.ChangesFilter;
import org.healthhub.admin.changes.ChangesView;
import org.healthhub.admin.codes.AskedMoment;
import org.healthhub.admin.codes.IdentitiesView;
import org.healthhub.admin.codes.PersonPageView;
import org.healthhub.admin.codes.PurposeView;
import org.healthhub.admin.codes.SearchView;
import org.healthhub.admin.holds.HoldPageView;
import org.healthhub.admin.holds.HoldsView;
import org.healthhub.admin.overview.FiguresView;
import org.healthhub.admin.quarantine.QuarantineListView;
import org.healthhub.admin.shell.Assets;
import org.healthhub.admin.shell.Frame;
import org.healthhub.admin.shell.Language;
import org.healthhub.admin.shell.Look;
import org.healthhub.admin.shell.Problem;
import org.healthhub.admin.shell.Purpose;
import org.healthhub.admin.shell.Query;
import org.healthhub.admin.shell.Role;
import org.healthhub.admin.shell.Templates;
import org.healthhub.admin.shell.Texts;
import org.healthhub.admin.shell.Theme;
import org.healthhub.admin.shell.Viewer;
import org.healthhub.admin.shell.Visit;
import org.healthhub.registry.PersonView;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.CodeStatus;

/**
 * Every page in every state worth looking at. A new page adds its line here and is held to the conventions by
 * {@code PagesTest}; {@link #main} writes the pages as files, for eyes and browsers.
 */
public final class Gallery {
    private static final Templates TEMPLATES = new Templates();
    private static final Assets ASSETS = new Assets();
    private static final AskedMoment PAST = new AskedMoment("2020-02-28T10:20");

    private Gallery() {
    }

    public static Map<String, String> pages(Language language, Optional<Theme> theme) {
        Frame nobody = frame(language, theme, Optional.empty());
        Frame officer = frame(language, theme, viewer("zhang.wei", Role.OFFICER, Role.DIVISION_OFFICER));
        Frame auditor = frame(language, theme, viewer("audit.chen", Role.OFFICER, Role.SECURITY_AUDITOR));
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("login", page(nobody, "login", "failed", false));
        pages.put("login-failed", page(nobody, "login", "failed", true));
        pages.put("overview", page(officer, "overview", "figures", new FiguresView(Samples.overview())));
        pages.put("overview-empty", page(officer, "overview", "figures", new FiguresView(Samples.nothingYet())));
        pages.put("overview-auditor", page(auditor, "overview", "figures", new FiguresView(Samples.overview())));
        pages.put("audit", page(auditor, "audit", "audit", AuditSamples.page(Optional.empty())));
        pages.put("audit-holds", page(auditor, "audit", "audit", AuditSamples.page(Optional.of(AuditSamples.HOLDS))));
        pages.put("audit-broken", page(auditor, "audit", "audit", AuditSamples.page(Optional.of(AuditSamples.BROKEN))));
        pages.put("audit-empty", page(auditor, "audit", "audit",
                AuditListView.of(new AuditQuery(), List.of(), Optional.empty())));
        pages.put("codes", page(officer, "codes", "search", search(Optional.empty(), false)));
        pages.put("codes-purpose", page(officer, "codes", "search", search(Optional.empty(), true)));
        pages.put("codes-refused",
                page(officer, "codes", "search", search(Optional.of(ReasonCode.BAD_ID_CHECK_DIGIT), false)));
        pages.put("codes-no-match",
                page(officer, "codes", "search", search(Optional.of(ReasonCode.CODE_UNKNOWN), false)));
        pages.put("purpose", page(officer, "purpose", "asked", new PurposeView(Samples.CODE, AskedMoment.NOW)));
        pages.put("purpose-past", page(officer, "purpose", "asked", new PurposeView(Samples.CODE, PAST)));
        pages.put("person-red", page(officer, "person", "person", person(Samples.red(false), false)));
        pages.put("person-unmasked", page(officer, "person", "person", person(Samples.red(true), true)));
        pages.put("person-green", page(officer, "person", "person", person(Samples.green(), false)));
        pages.put("person-cancelled", page(officer, "person", "person", person(Samples.cancelledAndOpen(), false)));
        for (CodeStatus status : List.of(CodeStatus.UNVERIFIED, CodeStatus.EXPIRED)) {
            pages.put("person-" + status.name().toLowerCase(Locale.ROOT),
                    page(officer, "person", "person", person(Samples.green(status), false)));
        }
        pages.put("person-identities", page(officer, "person", "person",
                new PersonPageView(Samples.green(), Samples.why(Samples.green()), AskedMoment.NOW, false, 100,
                        new IdentitiesView(Samples.CODE, Samples.mergings(),
                                Optional.of(ReasonCode.SECOND_OFFICER_NEEDED), "zhang.wei"))));
        for (boolean unmasked : List.of(false, true)) {
            pages.put(unmasked ? "person-past-unmasked" : "person-past", page(officer, "person", "person",
                    new PersonPageView(Samples.red(unmasked), Samples.why(Samples.red(unmasked)), PAST, unmasked, 100,
                            alone())));
        }
        pages.put("changes", page(officer, "changes", "changes", changes(Optional.empty(), 30)));
        pages.put("changes-auditor", page(auditor, "changes", "changes", changes(Optional.empty(), 5)));
        pages.put("changes-empty", page(officer, "changes", "changes", changes(Optional.empty(), 0)));
        pages.put("changes-no-match", page(officer, "changes", "changes", changes(Optional.of(Samples.TODAY), 0)));
        pages.put("quarantine", page(officer, "quarantine", "quarantine",
                new QuarantineListView(Samples.quarantine(30), Optional.empty(), false, true, 100)));
        pages.put("quarantine-empty", page(officer, "quarantine", "quarantine",
                new QuarantineListView(List.of(), Optional.empty(), true, false, 100)));
        Frame admin = frame(language, theme, viewer("admin", Role.OFFICER, Role.SYSTEM_ADMIN));
        pages.put("rules", page(officer, "rules", "rules", RuleSamples.versions()));
        pages.put("rules-admin", page(admin, "rules", "rules", RuleSamples.versions()));
        pages.put("rules-auditor", page(auditor, "rules", "rules", RuleSamples.versions()));
        pages.put("pack-active", page(officer, "pack", "page", RuleSamples.active("zhang.wei", false)));
        pages.put("pack-auditor", page(auditor, "pack", "page", RuleSamples.tried("audit.chen", false)));
        pages.put("pack-defects", page(admin, "pack", "page", RuleSamples.defective()));
        pages.put("pack-untried", page(admin, "pack", "page", RuleSamples.untried()));
        pages.put("pack-running", page(admin, "pack", "page", RuleSamples.running()));
        pages.put("pack-tried", page(admin, "pack", "page", RuleSamples.tried("admin", true)));
        pages.put("pack-proposed", page(admin, "pack", "page", RuleSamples.proposed("admin")));
        pages.put("pack-proposed-own", page(admin, "pack", "page", RuleSamples.proposed("li.na")));
        pages.put("pack-awaited", page(admin, "pack", "page", RuleSamples.awaited()));
        pages.put("pack-compare", page(officer, "pack-compare", "comparison", RuleSamples.comparison()));
        pages.put("pack-text", page(admin, "pack-draft", "draft", RuleSamples.draft(false)));
        pages.put("pack-text-refused", page(admin, "pack-draft", "draft", RuleSamples.draft(true)));
        pages.put("holds", page(officer, "holds", "holds", new HoldsView(Samples.holds())));
        pages.put("holds-auditor", page(auditor, "holds", "holds", new HoldsView(Samples.holds())));
        pages.put("holds-empty", page(officer, "holds", "holds", new HoldsView(List.of())));
        pages.put("purpose-hold", page(officer, "holdPurpose", "hold", 14L));
        pages.put("hold-waiting", page(officer, "hold", "hold", hold(0, Optional.empty())));
        pages.put("hold-proposed", page(officer, "hold", "hold", hold(1, Optional.empty())));
        pages.put("hold-refused", page(officer, "hold", "hold", hold(1, Optional.of(ReasonCode.SECOND_OFFICER_NEEDED))));
        pages.put("hold-released", page(officer, "hold", "hold", hold(3, Optional.empty())));
        pages.putAll(RulingGallery.pages(officer, auditor,
                frame(language, theme, viewer("admin.li", Role.OFFICER, Role.SYSTEM_ADMIN)),
                frame(language, theme, viewer("chen.fang", Role.OFFICER, Role.DIVISION_OFFICER))));
        pages.put("problem-403", page(auditor, "problem", "problem", new Problem(403, Optional.empty())));
        pages.put("problem-no-officer", page(frame(language, theme, viewer("zj-cdc")), "problem", "problem",
                new Problem(403, Optional.empty())));
        pages.put("problem-500", page(officer, "problem", "problem", new Problem(500, Optional.of("6e0f2c1a"))));
        return pages;
    }

    /** Argument: the folder to write to. Pages go below it by language and theme. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (Language language : Language.values()) {
            for (Theme theme : Theme.values()) {
                for (var page : pages(language, Optional.of(theme)).entrySet()) {
                    Path file = folder.resolve(language.code() + "-" + theme.code()).resolve(page.getKey() + ".html");
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, page.getValue());
                }
            }
        }
    }

    private static Frame frame(Language language, Optional<Theme> theme, Optional<Viewer> viewer) {
        Visit visit = new Visit(viewer, "/codes", Query.NONE, viewer.isPresent() ? "form-key" : "",
                viewer.map(known -> Purpose.VERIFICATION), Samples.NOW);
        return new Frame(Texts.in(language), new Look(language, theme), visit, "/admin", ASSETS);
    }

    private static Optional<Viewer> viewer(String name, Role... roles) {
        return Optional.of(new Viewer(name, Set.of(roles)));
    }

    static String page(Frame frame, String template, String name, Object value) {
        return TEMPLATES.render(template + ".jte", Map.of("frame", frame, name, value));
    }

    private static SearchView search(Optional<ReasonCode> problem, boolean purposeIsMissing) {
        return new SearchView(problem, purposeIsMissing, Optional.empty());
    }

    private static PersonPageView person(PersonView person, boolean unmasked) {
        return new PersonPageView(person, Samples.why(person), AskedMoment.NOW, unmasked, 100, alone());
    }

    private static IdentitiesView alone() {
        return new IdentitiesView(Samples.CODE, List.of(), Optional.empty(), "zhang.wei");
    }

    private static HoldPageView hold(int sample, Optional<ReasonCode> problem) {
        return new HoldPageView(Samples.preview(Samples.holds().get(sample)), "zhang.wei", problem);
    }

    private static ChangesView changes(Optional<LocalDate> since, int rows) {
        ChangesFilter filter = new ChangesFilter(Optional.empty(), since, Optional.empty(), Long.MAX_VALUE);
        return new ChangesView(filter, Samples.changes(rows), rows > 10);
    }
}
