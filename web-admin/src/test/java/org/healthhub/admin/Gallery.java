package org.healthhub.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthhub.admin.changes.ChangesFilter;
import org.healthhub.admin.changes.ChangesView;
import org.healthhub.admin.codes.PersonPageView;
import org.healthhub.admin.codes.SearchView;
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

/**
 * Every page in every state worth looking at. A new page adds its line here and is held to the conventions by
 * {@code PagesTest}; {@link #main} writes the pages as files, for eyes and browsers.
 */
public final class Gallery {
    private static final Templates TEMPLATES = new Templates();
    private static final Assets ASSETS = new Assets();

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
        pages.put("codes", page(officer, "codes", "search", search(Optional.empty(), false)));
        pages.put("codes-purpose", page(officer, "codes", "search", search(Optional.empty(), true)));
        pages.put("codes-refused",
                page(officer, "codes", "search", search(Optional.of(ReasonCode.BAD_ID_CHECK_DIGIT), false)));
        pages.put("codes-no-match",
                page(officer, "codes", "search", search(Optional.of(ReasonCode.CODE_UNKNOWN), false)));
        pages.put("purpose", page(officer, "purpose", "codeId", Samples.CODE));
        pages.put("person-red", page(officer, "person", "person", person(Samples.red(false), false)));
        pages.put("person-unmasked", page(officer, "person", "person", person(Samples.red(true), true)));
        pages.put("person-green", page(officer, "person", "person", person(Samples.green(), false)));
        pages.put("person-cancelled", page(officer, "person", "person", person(Samples.cancelledAndOpen(), false)));
        pages.put("person-past", page(officer, "person", "person",
                new PersonPageView(Samples.red(false), Samples.why(Samples.red(false)), true, false, 100)));
        pages.put("changes", page(officer, "changes", "changes", changes(Optional.empty(), 30)));
        pages.put("changes-auditor", page(auditor, "changes", "changes", changes(Optional.empty(), 5)));
        pages.put("changes-empty", page(officer, "changes", "changes", changes(Optional.empty(), 0)));
        pages.put("changes-no-match", page(officer, "changes", "changes", changes(Optional.of(Samples.TODAY), 0)));
        pages.put("quarantine", page(officer, "quarantine", "quarantine",
                new QuarantineListView(Samples.quarantine(30), Optional.empty(), false, true, 100)));
        pages.put("quarantine-empty", page(officer, "quarantine", "quarantine",
                new QuarantineListView(List.of(), Optional.empty(), true, false, 100)));
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

    private static String page(Frame frame, String template, String name, Object value) {
        return TEMPLATES.render(template + ".jte", Map.of("frame", frame, name, value));
    }

    private static SearchView search(Optional<ReasonCode> problem, boolean purposeIsMissing) {
        return new SearchView(problem, purposeIsMissing, Optional.empty());
    }

    private static PersonPageView person(PersonView person, boolean unmasked) {
        return new PersonPageView(person, Samples.why(person), false, unmasked, 100);
    }

    private static ChangesView changes(Optional<LocalDate> since, int rows) {
        ChangesFilter filter = new ChangesFilter(Optional.empty(), since, Optional.empty(), Long.MAX_VALUE);
        return new ChangesView(filter, Samples.changes(rows), rows > 10);
    }
}
