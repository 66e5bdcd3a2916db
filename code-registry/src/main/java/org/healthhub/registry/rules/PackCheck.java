package org.healthhub.registry.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is wrong with a rule pack, in words for whoever writes it. A pack with a defect is not put in force: a case that
 * does not come out, a rule that no case shows, a rule that nothing ends, or conditions that cannot be told apart.
 */
public final class PackCheck {
    private final RulePack pack;
    private final List<String> defects = new ArrayList<>();

    private PackCheck(RulePack pack) {
        this.pack = pack;
    }

    /** All defects; empty for a pack that may be put in force. */
    public static List<String> defects(RulePack pack) {
        PackCheck check = new PackCheck(pack);
        check.runCases();
        check.compareCases();
        check.compareRules();
        check.lookForEnds();
        return check.defects;
    }

    private void runCases() {
        Set<String> shown = new HashSet<>();
        for (WorkedCase one : pack.cases()) {
            for (LocalDate on : one.expected().keySet().stream().sorted().toList()) {
                Verdict got = pack.verdict(pack.fold(one.knownOn(on)), on);
                got.reasons().forEach(reason -> shown.add(reason.rule()));
                if (got.colour() != one.expected().get(on)) {
                    defects.add("case \"" + one.name() + "\": on " + on + " expected " + one.expected().get(on)
                            + " but got " + got.colour() + " by " + got.rule());
                }
            }
        }
        pack.rules().stream().filter(rule -> !shown.contains(rule.id()))
                .forEach(rule -> defects.add("rule " + rule.id() + ": no worked case shows it at work"));
    }

    private void compareCases() {
        Map<List<Evidence>, WorkedCase> seen = new HashMap<>();
        for (WorkedCase one : pack.cases()) {
            WorkedCase other = seen.putIfAbsent(one.facts(), one);
            if (other == null) {
                continue;
            }
            one.expected().forEach((on, colour) -> {
                if (other.expected().containsKey(on) && other.expected().get(on) != colour) {
                    defects.add("cases \"" + other.name() + "\" and \"" + one.name() + "\": the same facts, but "
                            + other.expected().get(on) + " and " + colour + " on " + on);
                }
            });
        }
    }

    /** Two rules for the very same finding: which of them is meant cannot be told. */
    private void compareRules() {
        Map<Match, Rule> seen = new HashMap<>();
        for (Rule rule : pack.rules()) {
            for (Match match : rule.when()) {
                Rule other = seen.putIfAbsent(match, rule);
                if (other != null && other != rule && other.colour() != rule.colour()) {
                    defects.add("rules " + other.id() + " and " + rule.id() + ": the same condition gives "
                            + other.colour() + " and " + rule.colour());
                }
            }
        }
    }

    private void lookForEnds() {
        for (Rule rule : pack.rules()) {
            if (!rule.canEnd()) {
                defects.add("rule " + rule.id() + ": nothing ends it (for, until or exit)");
            }
        }
    }
}
