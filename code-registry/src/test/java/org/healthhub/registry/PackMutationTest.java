package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.healthhub.registry.rules.RulePackDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A pack's own worked cases hold it: whatever is changed in one of its rules or terms, the check of the pack finds a defect.
 * What it does not find stands here with the reason.
 */
class PackMutationTest {
    private static final Map<String, List<String>> OTHERS = Map.of("RED", List.of("YELLOW", "GREEN"), "ORANGE",
            List.of("YELLOW", "RED"), "YELLOW", List.of("RED", "GREEN"));

    private static final BigDecimal TENTH = new BigDecimal("0.1");

    /** A change of a document that was just read. */
    private record Mutant(String name, Runnable change) {
    }

    /**
     * What changes no colour: worked cases know days, and so no difference between 48 hours and 49; where one test is enough
     * there is no time between two; whoever shares a stair with somebody who has symptoms is yellow by Y03 anyway.
     */
    private static final Set<String> SAME_COLOURS = Set.of("check-in.latest PT49H", "Y01.exit.tests.within P6D",
            "Y01.exit.tests.within P8D", "Y11.exit.tests.within P6D", "Y11.exit.tests.within P8D",
            "Y02.when.closeness removed");

    @Test
    void theWorkedCasesOfZhejiangFindEveryChangeOfItsRules() {
        Map<String, Object> shipped = RulePackFile.document(ShippedPacks.text("/rule-packs/ZJ-2020-02.yaml"));
        assertThat(isAccepted(shipped)).isTrue();

        assertThat(mutants(map(copy(shipped)))).hasSizeGreaterThan(200);
        assertThat(survivors(shipped)).containsExactlyInAnyOrderElementsOf(SAME_COLOURS);
    }

    /** The other packs tell only what the sources do; their cases may not become weaker than they are. */
    @ParameterizedTest
    @CsvSource({"HB-2020-03, 47", "ZJ-2022-01, 47"})
    void theWorkedCasesOfTheOthersFindMost(String pack, int atMost) {
        Map<String, Object> shipped = RulePackFile.document(ShippedPacks.text("/rule-packs/" + pack + ".yaml"));
        assertThat(isAccepted(shipped)).isTrue();

        assertThat(survivors(shipped)).hasSizeLessThanOrEqualTo(atMost);
    }

    private static List<String> survivors(Map<String, Object> shipped) {
        List<String> survivors = new ArrayList<>();
        int mutants = mutants(map(copy(shipped))).size();
        for (int i = 0; i < mutants; i++) {
            Map<String, Object> document = map(copy(shipped));
            Mutant mutant = mutants(document).get(i);
            mutant.change().run();
            if (isAccepted(document)) {
                survivors.add(mutant.name());
            }
        }
        return survivors;
    }

    private static boolean isAccepted(Map<String, Object> document) {
        try {
            return RulePackFile.defects(RulePackDocument.read(document, RulePackFile::finding)).isEmpty();
        } catch (IllegalArgumentException | NullPointerException | DateTimeException e) {
            return false;
        }
    }

    private static List<Mutant> mutants(Map<String, Object> document) {
        List<Mutant> mutants = new ArrayList<>();
        Map<String, Object> terms = map(document.get("check-in"));
        terms.forEach((key, value) -> values(value).forEach(other ->
                mutants.add(new Mutant("check-in." + key + " " + other, () -> terms.put(key, other)))));
        List<Map<String, Object>> rules = list(document.get("rules"));
        for (Map<String, Object> rule : rules) {
            String id = rule.get("rule").toString();
            mutants.add(new Mutant(id + " dropped", () -> rules.remove(rule)));
            OTHERS.get(rule.get("colour").toString()).forEach(colour ->
                    mutants.add(new Mutant(id + " " + colour, () -> rule.put("colour", colour))));
            for (String key : List.of("exit", "for", "until", "after", "scope")) {
                if (rule.containsKey(key)) {
                    mutants.add(new Mutant(id + "." + key + " removed", () -> rule.remove(key)));
                    change(rule, key, id, mutants);
                }
            }
            change(rule, "when", id, mutants);
        }
        return mutants;
    }

    /** Every part of a rule removed, and every number and list made smaller and bigger. */
    private static void change(Map<String, Object> holder, String key, String where, List<Mutant> mutants) {
        Object value = holder.get(key);
        String here = where + "." + key;
        if (value instanceof Map<?, ?>) {
            Map<String, Object> part = map(value);
            for (String inner : List.copyOf(part.keySet())) {
                if (!Set.of("finding", "in", "notIn", "anyOf", "atLeast", "negatives", "within", "apart").contains(inner)) {
                    mutants.add(new Mutant(here + "." + inner + " removed", () -> part.remove(inner)));
                }
                change(part, inner, here, mutants);
            }
        } else if (value instanceof List<?> all && all.stream().allMatch(Map.class::isInstance)) {
            List<Map<String, Object>> parts = list(value);
            for (int i = 0; i < parts.size(); i++) {
                Map<String, Object> part = parts.get(i);
                String place = here + "[" + i + "]";
                mutants.add(new Mutant(place + " removed", () -> parts.remove(part)));
                for (String inner : List.copyOf(part.keySet())) {
                    if (!inner.equals("finding")) {
                        mutants.add(new Mutant(place + "." + inner + " removed", () -> part.remove(inner)));
                        change(part, inner, place, mutants);
                    }
                }
            }
        } else {
            values(value).forEach(other -> mutants.add(new Mutant(here + " " + other, () -> holder.put(key, other))));
        }
    }

    private static Stream<Object> values(Object value) {
        if (value instanceof List<?> all) {
            return all.stream().map(gone -> all.stream().filter(one -> one != gone).toList());
        }
        String text = String.valueOf(value);
        if (text.matches("P\\d+D")) {
            int days = Integer.parseInt(text.substring(1, text.length() - 1));
            return Stream.of("P" + (days - 1) + "D", "P" + (days + 1) + "D");
        }
        if (text.matches("PT\\d+H")) {
            int hours = Integer.parseInt(text.substring(2, text.length() - 1));
            return Stream.of("PT" + (hours - 1) + "H", "PT" + (hours + 1) + "H");
        }
        if (text.matches("\\d+")) {
            return Stream.of(Integer.parseInt(text) - 1, Integer.parseInt(text) + 1);
        }
        return text.matches("\\d+\\.\\d") ? Stream.of(new BigDecimal(text).subtract(TENTH),
                new BigDecimal(text).add(TENTH)) : Stream.empty();
    }

    private static Object copy(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, one) -> copy.put(key, copy(one)));
            return copy;
        }
        return value instanceof List<?> all ? new ArrayList<>(all.stream().map(PackMutationTest::copy).toList()) : value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }
}
