package org.healthhub.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.healthhub.admin.overview.Freshness;
import org.healthhub.admin.shell.Purpose;
import org.healthhub.admin.shell.Role;
import org.healthhub.admin.shell.Room;
import org.healthhub.registry.MergeState;
import org.healthhub.registry.HoldState;
import org.healthhub.registry.MassDimension;
import org.healthhub.registry.AppealState;
import org.healthhub.registry.RulingState;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.CodeStatus;
import org.junit.jupiter.api.Test;

/** Both languages say everything, and no template says anything by itself. */
class TextsTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern KEY = Pattern.compile("t\\.of\\(\"([^\"]+)\"(?! \\+)");
    private final Properties chinese = bundle("zh");
    private final Properties english = bundle("en");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(new TreeSet<>(chinese.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(english.stringPropertyNames()));
    }

    @Test
    void noTextIsEmptyAndNoKeyStandsTwice() throws IOException {
        for (String language : List.of("zh", "en")) {
            List<String> keys = text(language).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" = ", 2)[0]).toList();
            assertThat(keys).doesNotHaveDuplicates();
            assertThat(bundle(language).values()).doesNotContain("");
        }
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() {
        Pattern placeholder = Pattern.compile("\\{\\d}");
        assertThat(chinese.stringPropertyNames()).allSatisfy(key ->
                assertThat(found(placeholder, chinese.getProperty(key))).as(key)
                        .isEqualTo(found(placeholder, english.getProperty(key))));
    }

    /** Before a placeholder a straight apostrophe would swallow it. */
    @Test
    void textsWithPlaceholdersHaveNoStraightApostrophe() {
        for (Properties texts : List.of(chinese, english)) {
            assertThat(texts.stringPropertyNames()).noneMatch(key ->
                    texts.getProperty(key).contains("{") && texts.getProperty(key).contains("'"));
        }
    }

    @Test
    void everyWordOfTheHubHasAText() {
        List<String> keys = new ArrayList<>();
        for (Colour colour : Colour.values()) {
            Stream.of("colour.", "shape.", "value.", "why.title.", "figures.lately.")
                    .forEach(prefix -> keys.add(prefix + colour));
        }
        Arrays.stream(IdType.values()).forEach(type -> keys.add("idType." + type));
        Arrays.stream(ReasonCode.values()).forEach(reason -> keys.add("reason." + reason.code()));
        Arrays.stream(PartnerSystem.values()).forEach(system -> keys.add("system." + system.path()));
        Arrays.stream(RulingState.values()).forEach(state -> keys.add("rulingState." + state));
        Arrays.stream(Finding.RulingKind.values()).forEach(kind -> keys.add("ruling.kind." + kind));
        Arrays.stream(AppealState.values()).forEach(state -> keys.add("appealState." + state));
        Arrays.stream(Purpose.values()).forEach(purpose -> keys.add("purpose." + purpose));
        Arrays.stream(Role.values()).forEach(role -> keys.add("role." + role.code()));
        Arrays.stream(Room.values()).forEach(room -> keys.add("room." + room.key()));
        Arrays.stream(CodeStatus.values()).forEach(status -> keys.add("status." + status));
        Arrays.stream(MergeState.values()).forEach(state -> keys.add("mergeState." + state));
        Arrays.stream(Finding.Relation.values()).forEach(relation -> keys.add("value." + relation));
        Arrays.stream(Freshness.values()).forEach(freshness -> keys.add("freshness." + freshness));
        Arrays.stream(MassDimension.values()).forEach(dimension -> keys.add("holds.dimension." + dimension));
        Arrays.stream(HoldState.values()).forEach(state -> keys.add("holds.state." + state));
        assertThat(chinese.stringPropertyNames()).containsAll(keys);
    }

    @Test
    void everyKindOfFactAndItsAttributesHaveAText() {
        List<String> keys = new ArrayList<>();
        for (Class<?> kind : Finding.class.getPermittedSubclasses()) {
            keys.add("fact." + kind.getSimpleName());
            Arrays.stream(kind.getRecordComponents()).forEach(part -> {
                keys.add("attribute." + part.getName());
                if (part.getType().isEnum()) {
                    Arrays.stream(part.getType().getEnumConstants()).forEach(value -> keys.add("value." + value));
                }
            });
        }
        Arrays.stream(Finding.Symptom.values()).forEach(symptom -> keys.add("value." + symptom));
        assertThat(chinese.stringPropertyNames()).containsAll(keys);
    }

    @Test
    void englishReasonsAreThePublishedOnes() {
        assertThat(ReasonCode.values()).allSatisfy(reason ->
                assertThat(english.getProperty("reason." + reason.code())).isEqualTo(reason.meaning()));
    }

    @Test
    void everyKeyThatATemplateNamesExists() throws IOException {
        for (Path template : templates()) {
            List<String> keys = KEY.matcher(Files.readString(template)).results().map(found -> found.group(1)).toList();
            assertThat(chinese.stringPropertyNames()).as(template.toString()).containsAll(keys);
        }
    }

    @Test
    void noTemplateHoldsLiteralText() throws IOException {
        for (Path template : templates()) {
            assertThat(LiteralText.of(Files.readString(template))).as(template.toString()).isEmpty();
        }
    }

    @Test
    void literalTextIsFound() {
        assertThat(LiteralText.of("<p>${t.of(\"a\")} hello</p>")).containsExactly("hello");
        assertThat(LiteralText.of("@if(x.equals(\")\"))<b>绿码</b>@endif")).containsExactly("绿码");
        assertThat(LiteralText.of("<a title=\"Show ${x}\" class=\"btn\">1</a>")).containsExactly("Show");
        assertThat(LiteralText.of("@template.a(b = @`<p>deep ${x}</p>`)")).containsExactly("deep");
        assertThat(LiteralText.of("@import a.B\n@param B b\n!{var t = b.t();}\n<p>${t}</p>@else")).isEmpty();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }

    private static Properties bundle(String language) {
        try {
            Properties texts = new Properties();
            texts.load(new StringReader(text(language)));
            return texts;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String language) throws IOException {
        try (var reader = new InputStreamReader(TextsTest.class.getResourceAsStream(
                "/org/healthhub/admin/texts_" + language + ".properties"), StandardCharsets.UTF_8)) {
            var text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        }
    }
}
