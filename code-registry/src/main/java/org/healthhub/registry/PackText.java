package org.healthhub.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthhub.registry.rules.DatedList;

/** The parts of a rule pack's document, each as text under its name. */
final class PackText {
    private final Map<String, Object> document;

    /** @param document one that was read as a rule pack before */
    PackText(String document) {
        this.document = RulePackFile.document(document);
    }

    List<DatedList> lists() {
        List<DatedList> lists = new ArrayList<>();
        named(document.getOrDefault("lists", Map.of())).forEach((name, entries) -> lists.add(new DatedList(name,
                ((List<?>) entries).stream().map(one -> entry(named(one))).toList())));
        return lists;
    }

    private static DatedList.Entry entry(Map<String, Object> entry) {
        return new DatedList.Entry(entry.get("code").toString(), LocalDate.parse(entry.get("from").toString()),
                Optional.ofNullable(entry.get("until")).map(day -> LocalDate.parse(day.toString())));
    }

    List<PackDifference.Part> differencesTo(PackText later) {
        List<PackDifference.Part> parts = new ArrayList<>();
        compare(PackDifference.Kind.TERMS, terms(), later.terms(), parts);
        compare(PackDifference.Kind.LIST, texts(named(document.getOrDefault("lists", Map.of()))),
                texts(named(later.document.getOrDefault("lists", Map.of()))), parts);
        compare(PackDifference.Kind.RULE, rows("rules", "rule"), later.rows("rules", "rule"), parts);
        compare(PackDifference.Kind.CASE, rows("cases", "case"), later.rows("cases", "case"), parts);
        return parts;
    }

    private Map<String, String> terms() {
        Map<String, String> terms = new LinkedHashMap<>();
        for (String name : List.of("decree", "from", "until", "check-in")) {
            if (document.containsKey(name)) {
                terms.put(name, RulePackFile.written(document.get(name)));
            }
        }
        return terms;
    }

    private Map<String, String> rows(String part, String name) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (Object row : (List<?>) document.get(part)) {
            rows.merge(named(row).get(name).toString(), RulePackFile.written(row), String::concat);
        }
        return rows;
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, RulePackFile.written(value)));
        return texts;
    }

    private static void compare(PackDifference.Kind kind, Map<String, String> before, Map<String, String> after,
            List<PackDifference.Part> parts) {
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String old = before.getOrDefault(name, "");
            String now = after.getOrDefault(name, "");
            if (!old.equals(now)) {
                parts.add(new PackDifference.Part(kind, name, old.isEmpty() ? PackDifference.Change.ADDED
                        : now.isEmpty() ? PackDifference.Change.REMOVED : PackDifference.Change.CHANGED, old, now));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> named(Object map) {
        return (Map<String, Object>) map;
    }
}
