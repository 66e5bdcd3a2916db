package org.healthhub.registry.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.function.Function;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.RecordKey;

/**
 * Reads a rule pack from the plain maps and lists of a parsed document (YAML or JSON). What is not understood is
 * refused with the place where it stands: a misspelt attribute must not become a rule that never fires.
 */
public final class RulePackDocument {
    private static final Set<String> RULE_KEYS = Set.of("rule", "says", "english", "category", "when", "colour", "after",
            "for", "until", "scope", "exit", "decree");
    private static final Duration LONGEST_LOOK_BACK = Duration.ofDays(Specimen.DAYS_KEPT);

    private static final int MOST_DAYS_RUNNING = 366;

    private final Map<String, DatedList> lists = new LinkedHashMap<>();
    private final Function<Map<String, Object>, Finding> findingReader;

    private RulePackDocument(Function<Map<String, Object>, Finding> findingReader) {
        this.findingReader = findingReader;
    }

    /**
     * @param findingReader binds the attributes of a worked case's fact, with its kind under {@code finding}
     * @throws IllegalArgumentException when the document is not a rule pack; the message says where and why
     */
    public static RulePack read(Map<String, Object> document, Function<Map<String, Object>, Finding> findingReader) {
        return new RulePackDocument(findingReader).pack(document);
    }

    private RulePack pack(Map<String, Object> top) {
        onlyKeys(top, Set.of("pack", "from", "until", "decree", "check-in", "code", "lists", "rules", "cases"), "pack");
        map(top.getOrDefault("lists", Map.of()), "lists").forEach((name, entries) -> lists.put(name,
                new DatedList(name, list(entries, name).stream().map(e -> entry(map(e, name))).toList())));
        List<Rule> rules = list(top.get("rules"), "rules").stream().map(r -> rule(map(r, "rules"))).toList();
        if (rules.stream().map(Rule::id).distinct().count() != rules.size()) {
            throw new IllegalArgumentException("two rules have the same id");
        }
        List<WorkedCase> cases = new ArrayList<>();
        for (Object one : list(top.get("cases"), "cases")) {
            cases.add(workedCase(map(one, "cases")));
        }
        return new RulePack(text(top, "pack"), date(top.get("from")), optionalDate(top.get("until")),
                text(top, "decree"), terms(map(top.get("check-in"), "check-in")),
                code(map(top.getOrDefault("code", Map.of()), "code")), rules, cases);
    }

    private static RulePack.CheckInTerms terms(Map<String, Object> terms) {
        onlyKeys(terms, Set.of("fever", "abnormalSymptoms", "graceDays", "latest"), "check-in");
        Set<Finding.Symptom> symptoms = list(terms.get("abnormalSymptoms"), "abnormalSymptoms").stream()
                .map(s -> Finding.Symptom.valueOf(s.toString())).collect(Collectors.toSet());
        return new RulePack.CheckInTerms(new BigDecimal(text(terms, "fever")), symptoms,
                Integer.parseInt(text(terms, "graceDays")), Duration.parse(text(terms, "latest")));
    }

    private static CodeTerms code(Map<String, Object> terms) {
        onlyKeys(terms, Set.of("verifyInPerson", "validFor"), "code");
        Object verify = terms.getOrDefault("verifyInPerson", false);
        if (!(verify instanceof Boolean verifyInPerson)) {
            throw new IllegalArgumentException("code.verifyInPerson: true or false is needed");
        }
        return new CodeTerms(verifyInPerson, Optional.ofNullable(terms.get("validFor")).map(RulePackDocument::days));
    }

    private static Period days(Object text) {
        if (!text.toString().matches("P[1-9]\\d{0,3}D")) {
            throw new IllegalArgumentException("code.validFor: a number of days such as P14D is needed");
        }
        return Period.parse(text.toString());
    }

    private static DatedList.Entry entry(Map<String, Object> entry) {
        onlyKeys(entry, Set.of("code", "from", "until"), "list entry");
        return new DatedList.Entry(text(entry, "code"), date(entry.get("from")), optionalDate(entry.get("until")));
    }

    private Rule rule(Map<String, Object> row) {
        String id = text(row, "rule");
        onlyKeys(row, RULE_KEYS, "rule " + id);
        List<Match> when = (row.get("when") instanceof List<?> any ? any : List.of(map(row.get("when"), id))).stream()
                .map(one -> match(map(one, id), Set.of(), id)).toList();
        Optional<String> until = optionalAttribute(row.get("until"), when, id);
        Optional<String> scope = optionalAttribute(row.get("scope"), when, id);
        Period after = Period.parse(row.getOrDefault("after", "P0D").toString());
        Optional<Period> lasts = Optional.ofNullable(row.get("for")).map(p -> Period.parse(p.toString()));
        return new Rule(id, text(row, "says"), text(row, "english"), text(row, "category"), when,
                Colour.valueOf(text(row, "colour")), after, lasts, until, scope,
                exit(map(row.getOrDefault("exit", Map.of()), id), id), text(row, "decree"));
    }

    private Rule.Exit exit(Map<String, Object> exit, String id) {
        onlyKeys(exit, Set.of("checkInDays", "confirmedBy", "tests", "on"), "exit of " + id);
        Optional<Match> confirmation = Optional.ofNullable(exit.get("confirmedBy"))
                .map(asked -> match(map(asked, id), Set.of(), id));
        Optional<Rule.TestTerms> tests = Optional.ofNullable(exit.get("tests"))
                .map(asked -> tests(map(asked, id), id));
        Optional<Integer> days = Optional.ofNullable(exit.get("checkInDays")).map(d -> Integer.valueOf(d.toString()));
        List<Rule.ReleaseClause> releases = list(exit.getOrDefault("on", List.of()), id).stream()
                .map(one -> map(one, id))
                .map(one -> new Rule.ReleaseClause(match(one, Set.of("after", "sameScope"), id),
                        Period.parse(one.getOrDefault("after", "P0D").toString()),
                        Boolean.parseBoolean(one.getOrDefault("sameScope", "false").toString())))
                .toList();
        return new Rule.Exit(days, confirmation, tests, releases);
    }

    private static Rule.TestTerms tests(Map<String, Object> terms, String id) {
        onlyKeys(terms, Set.of("negatives", "within", "apart"), "tests of " + id);
        Duration within = Duration.parse(text(terms, "within"));
        if (within.compareTo(LONGEST_LOOK_BACK) > 0) {
            throw new IllegalArgumentException(id + ": tests may look back " + Specimen.DAYS_KEPT + " days at most");
        }
        return new Rule.TestTerms(Integer.parseInt(text(terms, "negatives")), within,
                Duration.parse(text(terms, "apart")));
    }

    private Match match(Map<String, Object> asked, Set<String> notAttributes, String id) {
        String name = text(asked, "finding");
        Class<?> kind = Attributes.kind(name)
                .orElseThrow(() -> new IllegalArgumentException(id + ": there is no kind of finding " + name));
        Map<String, Condition> conditions = new LinkedHashMap<>();
        asked.forEach((attribute, value) -> {
            if (!attribute.equals("finding") && !notAttributes.contains(attribute)) {
                mustHave(kind, attribute, id);
                conditions.put(attribute, condition(value, kind, attribute, id + "." + attribute));
            }
        });
        return new Match(kind, conditions);
    }

    private Condition condition(Object asked, Class<?> kind, String attribute, String where) {
        if (!(asked instanceof Map<?, ?>)) {
            return new Condition.OneOf(known(texts(asked), kind, attribute, where));
        }
        Map<String, Object> operator = map(asked, where);
        if (operator.size() != 1) {
            throw new IllegalArgumentException(where + ": exactly one condition is needed");
        }
        Map.Entry<String, Object> only = operator.entrySet().iterator().next();
        return switch (only.getKey()) {
            case "atLeast" -> new Condition.AtLeast(new BigDecimal(only.getValue().toString()));
            case "anyOf" -> new Condition.AnyOf(known(texts(only.getValue()), kind, attribute, where));
            case "in" -> new Condition.InList(named(only.getValue(), where));
            case "notIn" -> new Condition.NotInList(named(only.getValue(), where));
            default -> throw new IllegalArgumentException(where + ": unknown condition " + only.getKey());
        };
    }

    /** A misspelt value would be a condition that is never met. */
    private static Set<String> known(Set<String> values, Class<?> kind, String attribute, String where) {
        Attributes.enumOf(kind, attribute).ifPresent(type -> {
            Set<String> unknown = new HashSet<>(values);
            for (Object constant : type.getEnumConstants()) {
                unknown.remove(((Enum<?>) constant).name());
            }
            if (!unknown.isEmpty()) {
                throw new IllegalArgumentException(where + ": there is no value " + unknown);
            }
        });
        return values;
    }

    private List<DatedList> named(Object names, String where) {
        List<DatedList> found = new ArrayList<>();
        for (String name : texts(names)) {
            found.add(Optional.ofNullable(lists.get(name))
                    .orElseThrow(() -> new IllegalArgumentException(where + ": there is no list " + name)));
        }
        return found;
    }

    private WorkedCase workedCase(Map<String, Object> row) {
        String name = text(row, "case");
        onlyKeys(row, Set.of("case", "facts", "expect"), "case " + name);
        List<Evidence> facts = new ArrayList<>();
        for (Object one : list(row.get("facts"), name)) {
            Map<String, Object> fact = new LinkedHashMap<>(map(one, name));
            Object repeat = fact.remove("daysRunning");
            int days = repeat == null ? 1 : Integer.parseInt(repeat.toString());
            if (days < 1 || days > MOST_DAYS_RUNNING) {
                throw new IllegalArgumentException("case " + name + ": daysRunning is from 1 to " + MOST_DAYS_RUNNING);
            }
            for (int day = 0; day < days; day++) {
                facts.add(evidence(shifted(fact, day), facts.size()));
            }
        }
        Map<LocalDate, Colour> expected = new TreeMap<>();
        map(row.get("expect"), name).forEach((on, colour) -> expected.put(date(on), Colour.valueOf(colour.toString())));
        return new WorkedCase(name, facts, expected);
    }

    /** A fact that repeats on the days after: a run of check-ins need not be written out. */
    private static Map<String, Object> shifted(Map<String, Object> fact, int days) {
        Map<String, Object> shifted = new LinkedHashMap<>(fact);
        if (days > 0) {
            shifted.computeIfPresent("on", (key, on) -> date(on).plusDays(days).toString());
        }
        return shifted;
    }

    private Evidence evidence(Map<String, Object> fact, int place) {
        Map<String, Object> attributes = new LinkedHashMap<>(fact);
        Object receivedOn = attributes.remove("receivedOn");
        Finding finding = findingReader.apply(attributes);
        Attributes.mustBeComplete(finding);
        Instant observed = noon(finding.effectiveOn()).plusMillis(place);
        Instant received = receivedOn == null ? observed : noon(date(receivedOn));
        return new Evidence(new RecordKey(new PartnerCode("worked-case"), "fact-" + place), 0, observed, received,
                finding);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(WorkedCase.ZONE).toInstant();
    }

    private static Optional<String> optionalAttribute(Object name, List<Match> when, String id) {
        if (name == null) {
            return Optional.empty();
        }
        when.forEach(match -> mustHave(match.kind(), name.toString(), id));
        return Optional.of(name.toString());
    }

    private static void mustHave(Class<?> kind, String attribute, String id) {
        if (!Attributes.has(kind, attribute)) {
            throw new IllegalArgumentException(id + ": " + kind.getSimpleName() + " has no attribute " + attribute);
        }
    }

    private static void onlyKeys(Map<String, Object> map, Set<String> known, String where) {
        Set<String> unknown = new HashSet<>(map.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(where + ": unknown " + unknown);
        }
    }

    private static String text(Map<String, Object> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException("missing " + key + " in " + map.keySet());
        }
        return value.toString();
    }

    private static Set<String> texts(Object value) {
        return value instanceof List<?> all ? all.stream().map(Object::toString).collect(Collectors.toSet())
                : Set.of(value.toString());
    }

    private static LocalDate date(Object value) {
        return LocalDate.parse(String.valueOf(value));
    }

    private static Optional<LocalDate> optionalDate(Object value) {
        return Optional.ofNullable(value).map(RulePackDocument::date);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value, String where) {
        if (value instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
            return (Map<String, Object>) map;
        }
        throw new IllegalArgumentException(where + ": a mapping is needed");
    }

    private static List<?> list(Object value, String where) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(where + ": a list is needed");
    }
}
