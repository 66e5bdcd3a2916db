package org.healthhub.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.healthhub.admin.audit.AuditWords;
import org.healthhub.admin.overview.Freshness;
import org.healthhub.admin.shell.Language;
import org.healthhub.admin.shell.Purpose;
import org.healthhub.admin.shell.Role;
import org.healthhub.admin.shell.Room;
import org.healthhub.admin.shell.Texts;
import org.healthhub.registry.AppealState;
import org.healthhub.registry.HoldState;
import org.healthhub.registry.MassDimension;
import org.healthhub.registry.MergeState;
import org.healthhub.registry.PackActivation;
import org.healthhub.registry.PackDifference;
import org.healthhub.registry.PackState;
import org.healthhub.registry.RulingState;
import org.healthhub.registry.SourceView;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.CodeStatus;
import org.healthhub.registry.rules.Rule;
import org.junit.jupiter.api.Test;

/**
 * Wherever a page says a value by its name, as in {@code t.of("colour." + colour)}, each value that can come has a text
 * in both languages. A page that says values of a new kind names the kind here.
 */
class ShownWordsTest {
    private static final Pattern SAID = Pattern.compile("(?:of|orElse)\\(\"([A-Za-z.]+\\.)\" \\+");
    private static final Map<String, List<String>> SHOWN = shown();

    @Test
    void everyKindOfValueThatAPageSaysIsNamedHere() throws IOException {
        Set<String> said = new TreeSet<>();
        for (Path source : sources()) {
            SAID.matcher(Files.readString(source)).results().map(found -> found.group(1)).forEach(said::add);
        }

        assertThat(said).hasSizeGreaterThan(20).isSubsetOf(SHOWN.keySet());
    }

    @Test
    void everyValueHasATextInBothLanguages() {
        for (Language language : Language.values()) {
            SHOWN.forEach((prefix, values) -> assertThat(values).isNotEmpty().allSatisfy(value ->
                    assertThat(Texts.in(language).orElse(prefix + value, "")).as(prefix + value).isNotBlank()));
        }
    }

    private static Map<String, List<String>> shown() {
        Map<String, List<String>> shown = new HashMap<>();
        for (String prefix : List.of("colour.", "shape.", "why.title.", "figures.lately.")) {
            shown.put(prefix, names(Colour.values()));
        }
        List<String> decisions = List.of(HoldState.RELEASED.name(), HoldState.DISCARDED.name());
        for (String prefix : List.of("holds.proposed.", "holds.decide.", "holds.confirm.")) {
            shown.put(prefix, decisions);
        }
        shown.put("holds.state.", names(HoldState.values()));
        shown.put("holds.dimension.", names(MassDimension.values()));
        shown.put("rulingState.", names(RulingState.values()));
        shown.put("ruling.kind.", names(Finding.RulingKind.values()));
        shown.put("appealState.", names(AppealState.values()));
        shown.put("mergeState.", names(MergeState.values()));
        shown.put("pack.state.", names(PackState.values()));
        shown.put("pack.part.", names(PackDifference.Kind.values()));
        shown.put("pack.change.", names(PackDifference.Change.values()));
        shown.put("pack.decided.", names(PackActivation.State.values()).stream()
                .filter(state -> !state.equals(PackActivation.State.PROPOSED.name())).toList());
        shown.put("status.", names(CodeStatus.values()));
        shown.put("effect.", names(SourceView.Effect.values()));
        shown.put("release.", names(Finding.ReleaseKind.values()));
        shown.put("freshness.", names(Freshness.values()));
        shown.put("idType.", names(IdType.values()));
        shown.put("reason.", texts(ReasonCode.values(), ReasonCode::code));
        shown.put("system.", texts(PartnerSystem.values(), PartnerSystem::path));
        shown.put("role.", texts(Role.values(), Role::code));
        shown.put("room.", texts(Room.values(), Room::key));
        // What is written beside a read is said where reads are shown, also where no officer chose it.
        shown.put("purpose.", Stream.concat(names(Purpose.values()).stream(), Stream.of("PARTNER", "RULING")).toList());
        shown.put("audit.action.", AuditWords.ACTIONS);
        shown.put("audit.purpose.", List.of("CARE", "AUDIT", "CONSENT", "PAPER_CODE", "FAMILY", "NEIGHBOUR",
                "ENTRY", "WORK", "SCHOOL", "TRANSIT", "MEDICAL_CARE", "DISEASE_CONTROL", "RIDE_DRIVER", "RIDE_PASSENGER"));
        shown.put("category.", Stream.of("ZJ-2020-02", "HB-2020-03", "ZJ-2022-01").map(ShippedPack::named).flatMap(pack -> pack.rules().stream())
                .map(Rule::category).distinct().toList());
        facts(shown);
        return shown;
    }

    private static void facts(Map<String, List<String>> shown) {
        List<Class<?>> kinds = List.of(Finding.class.getPermittedSubclasses());
        List<String> attributes = new ArrayList<>();
        List<String> values = new ArrayList<>(names(Colour.values()));
        values.addAll(names(Finding.Symptom.values()));
        kinds.stream().flatMap(kind -> Arrays.stream(kind.getRecordComponents())).forEach(part -> {
            attributes.add(part.getName());
            if (part.getType().isEnum()) {
                values.addAll(names(part.getType().getEnumConstants()));
            }
        });
        shown.put("fact.", kinds.stream().map(Class::getSimpleName).toList());
        shown.put("attribute.", attributes);
        shown.put("value.", values);
    }

    private static List<String> names(Object[] values) {
        return texts(values, Object::toString);
    }

    private static <T> List<String> texts(T[] values, Function<T, String> text) {
        return Arrays.stream(values).map(text).toList();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String folder : List.of("src/main/jte", "src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                sources.addAll(files.filter(Files::isRegularFile).toList());
            }
        }
        return sources;
    }
}
