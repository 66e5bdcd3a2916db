package org.healthhub.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.healthhub.registry.intake.ReasonCode;

/**
 * Every page in every state worth looking at. A new page adds its line here and is held to the conventions by
 * {@code PagesTest}; {@link #main} writes the pages as files, for eyes and browsers.
 */
public final class Gallery {
    private static final Templates TEMPLATES = new Templates();
    private static final Assets ASSETS = new Assets();
    private static final ChangesFilter ALL = new ChangesFilter(Optional.empty(), Optional.empty(), Optional.empty(),
            Long.MAX_VALUE);

    private Gallery() {
    }

    public static Map<String, String> pages(Language language, Optional<Theme> theme) {
        Frame officer = frame(language, theme, Optional.of(new Viewer("zhang.wei", Set.of(Role.OFFICER, Role.DIVISION_OFFICER))));
        Frame auditor = frame(language, theme, Optional.of(new Viewer("audit.chen", Set.of(Role.OFFICER, Role.SECURITY_AUDITOR))));
        Frame nobody = frame(language, theme, Optional.empty());
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("login", page(nobody, "login.jte", Map.of("failed", false)));
        pages.put("login-failed", page(nobody, "login.jte", Map.of("failed", true)));
        pages.put("overview", page(officer, "overview.jte", Map.of("figures", new FiguresView(Samples.overview()))));
        pages.put("overview-empty", page(officer, "overview.jte", Map.of("figures", new FiguresView(Samples.nothingYet()))));
        pages.put("overview-auditor", page(auditor, "overview.jte", Map.of("figures", new FiguresView(Samples.overview()))));
        pages.put("codes", page(officer, "codes.jte", Map.of("search", search(Optional.empty()))));
        pages.put("codes-refused", page(officer, "codes.jte", Map.of("search", search(Optional.of(ReasonCode.BAD_ID_CHECK_DIGIT)))));
        pages.put("codes-no-match", page(officer, "codes.jte", Map.of("search", search(Optional.of(ReasonCode.CODE_UNKNOWN)))));
        pages.put("purpose", page(officer, "purpose.jte", Map.of("codeId", Samples.CODE)));
        pages.put("person-red", page(officer, "person.jte", Map.of("person", person(Samples.red(false), false))));
        pages.put("person-unmasked", page(officer, "person.jte", Map.of("person", person(Samples.red(true), true))));
        pages.put("person-green", page(officer, "person.jte", Map.of("person", person(Samples.green(), false))));
        pages.put("person-cancelled", page(officer, "person.jte", Map.of("person", person(Samples.cancelledAndOpen(), false))));
        pages.put("changes", page(officer, "changes.jte", Map.of("changes", new ChangesView(ALL, Samples.changes(30), true))));
        pages.put("changes-auditor", page(auditor, "changes.jte", Map.of("changes", new ChangesView(ALL, Samples.changes(5), false))));
        pages.put("changes-empty", page(officer, "changes.jte", Map.of("changes", new ChangesView(ALL, Samples.changes(0), false))));
        pages.put("changes-no-match", page(officer, "changes.jte", Map.of("changes", new ChangesView(
                new ChangesFilter(Optional.empty(), Optional.of(Samples.TODAY), Optional.empty(), Long.MAX_VALUE), Samples.changes(0), false))));
        pages.put("quarantine", page(officer, "quarantine.jte", Map.of("quarantine",
                new QuarantineListView(Samples.quarantine(30), Optional.empty(), false, true, 100))));
        pages.put("quarantine-empty", page(officer, "quarantine.jte", Map.of("quarantine",
                new QuarantineListView(Samples.quarantine(0), Optional.empty(), true, false, 100))));
        pages.put("problem-403", page(auditor, "problem.jte", Map.of("problem", new Problem(403, Optional.empty()))));
        pages.put("problem-500", page(officer, "problem.jte", Map.of("problem", new Problem(500, Optional.of("6e0f2c1a")))));
        return pages;
    }

    /** Arguments: the folder to write to. Pages go below it by language and theme, assets where the pages look for them. */
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

    static Frame frame(Language language, Optional<Theme> theme, Optional<Viewer> viewer) {
        return new Frame(Texts.in(language), new Look(language, theme), new Visit(viewer, "/codes", Query.NONE,
                viewer.isPresent() ? "form-key" : "", viewer.map(known -> Purpose.VERIFICATION), Samples.NOW), "/admin", ASSETS);
    }

    private static String page(Frame frame, String template, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("frame", frame);
        return TEMPLATES.render(template, all);
    }

    private static SearchView search(Optional<ReasonCode> problem) {
        return new SearchView(problem, false, Optional.empty());
    }

    private static PersonPageView person(org.healthhub.registry.PersonView person, boolean unmasked) {
        return new PersonPageView(person, unmasked, Samples.TODAY, 100);
    }
}
