package org.healthhub.admin.codes;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthhub.admin.shell.Language;
import org.healthhub.admin.shell.Texts;
import org.healthhub.registry.FactView;
import org.healthhub.registry.intake.Divisions;

/** Says the attributes of a fact in words: codes by their names, divisions by theirs. */
public final class FactWords {
    private static final Set<String> DIVISIONS = Set.of("division", "province");
    private static final Set<String> FREE_TEXT = Set.of("document", "reason", "channel", "ehcId", "applicationNo",
            "creditCode", "industry", "specimenId", "laboratory", "checkpoint", "venue", "rule");

    private static final Set<String> PERSONAL = Set.of("ehcId");

    /** One attribute as it is read. */
    public record Word(String name, String value) {
    }

    private FactWords() {
    }

    /**
     * All attributes but the effective date, which has its own column, and empty lists.
     *
     * @param unmasked whether numbers that name the person are said in full
     */
    public static List<Word> of(FactView fact, Texts t, boolean unmasked) {
        String effective = fact.effectiveOn().toString();
        return fact.attributes().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(effective) && !entry.getValue().equals("[]")
                        && !entry.getValue().isBlank())
                .map(entry -> new Word(t.orElse("attribute." + entry.getKey(), entry.getKey()),
                        !unmasked && PERSONAL.contains(entry.getKey()) ? masked(entry.getValue())
                                : value(entry.getKey(), entry.getValue(), t)))
                .toList();
    }

    private static String value(String name, String text, Texts t) {
        if (DIVISIONS.contains(name)) {
            return Divisions.nameOf(text).map(place -> place + " " + text).orElse(text);
        }
        if (FREE_TEXT.contains(name)) {
            return text;
        }
        if (name.equals("temperature")) {
            return text + " ℃";
        }
        return text.startsWith("[") ? list(text, t) : t.orElse("value." + text, text);
    }

    private static String masked(String number) {
        int shown = number.length() >= 12 ? 4 : 0;
        return number.substring(0, shown) + "•".repeat(6) + number.substring(number.length() - shown);
    }

    private static String list(String text, Texts t) {
        return Arrays.stream(text.substring(1, text.length() - 1).split(", ")).sorted()
                .map(item -> t.orElse("value." + item, item))
                .collect(Collectors.joining(t.language() == Language.ZH ? "、" : ", "));
    }
}
