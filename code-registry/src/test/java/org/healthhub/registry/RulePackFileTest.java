package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.healthhub.registry.rules.Rule;
import org.healthhub.registry.rules.RulePack;
import org.junit.jupiter.api.Test;

class RulePackFileTest {
    private final RulePack pack = RulePackFile.read("/rule-packs/ZJ-2020-02.yaml");

    @Test
    void everyWorkedCaseOfTheProvincialPackHolds() {
        assertThat(pack.failedCases()).isEmpty();
        assertThat(pack.cases()).hasSizeGreaterThan(20);
    }

    @Test
    void everyRuleOfTheProvincialPackIsReachedByAWorkedCase() {
        Set<String> reached = pack.cases().stream()
                .flatMap(workedCase -> workedCase.facts().stream())
                .flatMap(evidence -> pack.rules().stream().filter(rule -> rule.when().isMetBy(evidence.finding())))
                .map(Rule::id).collect(Collectors.toSet());

        assertThat(reached).containsExactlyInAnyOrderElementsOf(pack.rules().stream().map(Rule::id).toList());
    }
}
