package org.healthhub.admin.rules;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthhub.admin.shell.Language;
import org.healthhub.admin.shell.Texts;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.rules.Condition;
import org.healthhub.registry.rules.DatedList;
import org.healthhub.registry.rules.Match;
import org.healthhub.registry.rules.Rule;

/** Says in words what brings a rule about and what ends it. */
public final class RuleWords {
    private RuleWords() {
    }

    /** What brings it about, one entry per kind of finding. */
    public static List<String> begins(Rule rule, Texts t) {
        List<String> words = new ArrayList<>(rule.when().stream().map(match -> finding(match, t)).toList());
        if (!rule.after().isZero()) {
            words.add(t.of("pack.rule.after", days(rule.after(), t)));
        }
        return words;
    }

    /** What ends it: any of these. */
    public static List<String> ends(Rule rule, Texts t) {
        List<String> words = new ArrayList<>();
        rule.lasts().ifPresent(lasts -> words.add(t.of("pack.rule.lasts", days(lasts, t))));
        rule.until().ifPresent(until -> words.add(t.of("pack.rule.until", t.orElse("attribute." + until, until))));
        Rule.Exit exit = rule.exit();
        exit.checkInDays().ifPresent(days -> words.add(t.of("pack.rule.checkIns", t.number(days))
                + exit.confirmation().map(match -> " + " + finding(match, t)).orElse("")));
        exit.tests().ifPresent(tests -> words.add(t.of("pack.rule.tests", t.number(tests.negatives()),
                t.number(tests.within().toDays()), t.number(tests.apart().toHours()))));
        exit.releases().forEach(release -> words.add(release.after().isZero() ? finding(release.when(), t)
                : t.of("pack.rule.later", finding(release.when(), t), days(release.after(), t))));
        return words;
    }

    private static String finding(Match match, Texts t) {
        String conditions = match.conditions().values().stream().map(condition -> condition(condition, t)).sorted()
                .collect(Collectors.joining(t.language() == Language.ZH ? "；" : "; "));
        String kind = match.kind().getSimpleName();
        if (match.kind() == Finding.Release.class && match.conditions().keySet().equals(Set.of("kind"))
                && match.conditions().get("kind") instanceof Condition.OneOf one) {
            return one.values().stream().sorted().map(value -> t.of("release." + value))
                    .collect(Collectors.joining(t.of("way.or")));
        }
        String name = t.orElse("fact." + kind, kind);
        return conditions.isEmpty() ? name : t.of("pack.rule.finding", name, conditions);
    }

    private static String condition(Condition condition, Texts t) {
        if (condition instanceof Condition.OneOf one) {
            return values(one.values(), t);
        }
        if (condition instanceof Condition.AnyOf any) {
            return values(any.values(), t);
        }
        if (condition instanceof Condition.AtLeast least) {
            return "≥ " + least.least();
        }
        if (condition instanceof Condition.InList in) {
            return t.of("pack.rule.in", lists(in.lists()));
        }
        return t.of("pack.rule.notIn", lists(((Condition.NotInList) condition).lists()));
    }

    private static String lists(List<DatedList> lists) {
        return lists.stream().map(list -> list.name()).collect(Collectors.joining(", "));
    }

    private static String values(Set<String> values, Texts t) {
        return values.stream().sorted().map(value -> t.orElse("value." + value, value))
                .collect(Collectors.joining(t.language() == Language.ZH ? "、" : ", "));
    }

    private static String days(Period period, Texts t) {
        return period.toTotalMonths() == 0 ? t.number(period.getDays()) : period.toString();
    }
}
