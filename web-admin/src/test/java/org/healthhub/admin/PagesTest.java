package org.healthhub.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.healthhub.admin.shell.Language;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.PartnerSystem;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page in every language. */
class PagesTest {
    private static final Pattern RESIDENT_NUMBER = Pattern.compile("\\d{17}[0-9X]");

    static Stream<Arguments> pages() {
        return Stream.of(Language.values()).flatMap(language -> Gallery.pages(language, Optional.empty()).entrySet()
                .stream().map(page -> Arguments.of(page.getKey(), language,
                        Named.of("html", Jsoup.parse(page.getValue())))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void namesItselfAndItsLanguage(String name, Language language, Document page) {
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.title()).startsWith(page.selectFirst("h1").text()).contains(" · ");
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language.tag());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void hasLandmarksAndASkipLink(String name, Language language, Document page) {
        assertThat(page.select("main#main")).hasSize(1);
        assertThat(page.select("header")).hasSize(1);
        assertThat(page.body().child(0).attr("href")).isEqualTo("#main");
        assertThat(page.select("nav[aria-label]")).hasSize(page.select(".hub-alone").isEmpty() ? 1 : 0);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void holdsNothingThatTheSecurityPolicyForbids(String name, Language language, Document page) {
        assertThat(page.select("style, [style], script:not([src]), iframe, object, base")).isEmpty();
        assertThat(page.select("[hx-on], [hx-vals^=js]")).isEmpty();
        assertThat(page.getAllElements()).allSatisfy(element -> assertThat(element.attributes().asList())
                .noneMatch(attribute -> attribute.getKey().startsWith("on") || attribute.getKey().startsWith("hx-on")));
        assertThat(page.select("[src], link[href], form[action]")).allSatisfy(element ->
                assertThat(element.attr("src") + element.attr("href") + element.attr("action")).startsWith("/admin/"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void eachFieldAndButtonHasAName(String name, Language language, Document page) {
        assertThat(page.select("input:not([type=hidden]), select")).allSatisfy(field ->
                assertThat(field.closest("label") != null || !page.select("label[for=" + field.id() + "]").isEmpty())
                        .as(field.outerHtml()).isTrue());
        assertThat(page.select("button, a")).allSatisfy(element ->
                assertThat(element.text() + element.attr("aria-label")).as(element.outerHtml()).isNotBlank());
        assertThat(page.select("img:not([alt])")).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void idsAreUniqueAndReferencesLeadSomewhere(String name, Language language, Document page) {
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(page.select("[aria-labelledby]").eachAttr("aria-labelledby"));
        assertThat(ids).containsAll(page.select("[aria-describedby]").eachAttr("aria-describedby"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void tablesHaveHeadings(String name, Language language, Document page) {
        assertThat(page.select("table")).allSatisfy(table -> {
            assertThat(table.select("thead th[scope=col]").size())
                    .isEqualTo(table.selectFirst("tbody tr").childrenSize());
            assertThat(table.select("tbody tr")).allSatisfy(row -> assertThat(row.select("th[scope=row]")).hasSize(1));
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void eachFormThatPostsCarriesItsKey(String name, Language language, Document page) {
        assertThat(page.select("form[method=post]:not([action$=j_security_check])")).allSatisfy(form ->
                assertThat(form.select("input[name=key]").val()).isEqualTo("form-key"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void aColourIsAWordAndAShapeToo(String name, Language language, Document page) {
        assertThat(page.select(".code-tag")).allSatisfy(tag -> {
            assertThat(tag.selectFirst(".code-shape").text()).isIn("●", "▲", "◆", "■");
            assertThat(tag.ownText()).isNotBlank();
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void showsNoNumberOfADocumentUnlessItWasAskedFor(String name, Language language, Document page) {
        boolean shown = RESIDENT_NUMBER.matcher(page.body().text()).find();

        assertThat(shown).isEqualTo(name.endsWith("-unmasked"));
        assertThat(page.select("[href], [action]")).allSatisfy(element ->
                assertThat(RESIDENT_NUMBER.matcher(element.attributes().html()).find()).isFalse());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void englishPagesHoldNoChineseButNamesAndDecrees(String name, Language language, Document page) {
        if (language == Language.EN) {
            page.select("[lang=zh-CN], textarea, td, tbody th, .hub-pairs dd, .why-path strong").remove();

            assertThat(page.body().text().codePoints()
                    .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN)).isFalse();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void anAuditorSeesNoWayToPersons(String name, Language language, Document page) {
        if (name.endsWith("auditor") || name.equals("problem-403") || name.equals("problem-no-officer")) {
            assertThat(page.select("a[href^=/admin/codes], form[action^=/admin/codes], [role=search]")
                    .not("[href*=lang], [href*=theme]")).isEmpty();
        }
    }

    /** A button that would be refused is not there. */
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void onlyWhoMayRuleIsShownTheButtons(String name, Language language, Document page) {
        boolean confirms = name.equals("ruling-second-officer");
        boolean rules = page.select("form[action$=/confirm], form[action$=/reject], form[action$=/take], "
                + "form[action$=/decide], a[href*=/rulings/new/]").not("[href*=lang], [href*=theme]").isEmpty();

        assertThat(page.select("form[action*=/rulings/][action$=/confirm]")).hasSize(confirms ? 1 : 0);
        if (name.endsWith("-administrator") || name.endsWith("auditor")) {
            assertThat(rules).isTrue();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void theMenuShowsOnlyWhatIsOpenToTheOfficer(String name, Language language, Document page) {
        List<String> rooms = page.select(".hub-menu a").eachAttr("href");
        if (name.startsWith("login") || name.equals("problem-no-officer")) {
            assertThat(rooms).isEmpty();
        } else if (name.startsWith("audit") || name.endsWith("auditor") || name.equals("problem-403")) {
            assertThat(rooms).contains("/admin/overview", "/admin/audit").doesNotContain("/admin/codes");
        } else {
            assertThat(rooms).contains("/admin/overview", "/admin/codes").doesNotContain("/admin/audit");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void onlyWhoSetsRulesSeesAWayToChangeThemAndOnlyWhatWouldNotBeRefused(String name, Language language, Document page) {
        List<String> acts = page.select("main form[method=post][action*=/rules/], main a[href*=/rules/draft]").stream()
                .map(way -> way.attr("action") + way.attr("href")).map(way -> way.replaceAll("\\?.*|.*/", "")).toList();

        switch (name) {
            case "rules", "pack-active", "rules-auditor", "pack-auditor", "pack-compare" -> assertThat(acts).isEmpty();
            case "rules-admin" -> assertThat(acts).containsExactly("draft");
            case "pack-text", "pack-text-refused" -> assertThat(acts).containsExactly("draft", "file");
            case "pack-awaited" -> assertThat(acts).containsExactly("draft", "shadow", "revoke");
            case "pack-defects" -> assertThat(acts).containsExactly("draft", "withdraw");
            case "pack-untried" -> assertThat(acts).containsExactly("draft", "withdraw", "shadow");
            case "pack-running" -> assertThat(acts).containsExactly("draft", "withdraw");
            case "pack-tried" -> assertThat(acts).containsExactly("draft", "withdraw", "shadow", "propose");
            case "pack-proposed" -> assertThat(acts).containsExactly("draft", "shadow", "confirm", "reject");
            case "pack-proposed-own" -> assertThat(acts).containsExactly("draft", "shadow", "withdraw");
            default -> assertThat(acts).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void personalPagesCarryWhoLooksAndWhen(String name, Language language, Document page) {
        boolean personal = name.matches("(person|ruling|appeal|hold)-.*");

        assertThat(page.select(".hub-watermark span").stream().map(Element::text).distinct().toList())
                .isEqualTo(personal ? List.of(page.select(".hub-who strong").text() + " 2020-02-28 10:20:31") : List.of());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void emptyPagesSayWhyAndHowToGoOn(String name, Language language, Document page) {
        if (name.endsWith("-empty") || name.endsWith("no-match")) {
            assertThat(page.select(".hub-empty .hub-empty-title").text()).isNotBlank();
        }
        if (name.endsWith("no-match")) {
            assertThat(page.select(".hub-empty a.btn").attr("href")).isIn("/admin/changes", "/admin/codes", "/admin/appeals");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void figuresCanBeTouchedOneByOneAndLeadToTheirLists(String name, Language language, Document page) {
        if (name.equals("overview")) {
            Set<String> ids = Set.copyOf(page.select("#figures [id^=f-]").eachAttr("id"));
            assertThat(ids).contains("f-taken", "f-lag", "f-code-" + Colour.RED,
                    "f-" + PartnerSystem.CHECK_IN.path() + "-applied");
            assertThat(page.select("#f-changes").attr("href")).isEqualTo("/admin/changes?since=2020-02-28");
            assertThat(page.select("#f-lag").attr("href")).isEqualTo("/admin/changes?above=1048207");
            assertThat(page.select("#f-lag").text()).isEqualTo("12");
            assertThat(page.select("#f-quarantine").attr("href")).isEqualTo("/admin/quarantine");
            assertThat(page.select("#f-taken").text()).isEqualTo("2020-02-28 10:20:31");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("pages")
    void theMomentThatIsAskedAboutGoesThroughEveryStepAtAPerson(String name, Language language, Document page) {
        if (name.equals("purpose") || name.startsWith("purpose-past") || name.startsWith("person-")) {
            String moment = name.contains("past") ? "2020-02-28T10:20" : "";
            assertThat(page.select("main form input[name=at]").eachAttr("value")).isNotEmpty().containsOnly(moment);
            assertThat(page.select("#holder form:not(:has(input[name=at]))")).isEmpty();
            assertThat(page.select("#holder .card-header a").eachAttr("href"))
                    .allMatch(address -> address.endsWith(moment.isEmpty() ? Samples.CODE.toString() : "?at=2020-02-28T10%3A20"));
        }
    }
}
