package org.healthhub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthhub.registry.rules.PackCheck;
import org.healthhub.registry.rules.RulePack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulePackFileTest {
    private static final String ZHEJIANG = text("ZJ-2020-02");

    @ParameterizedTest
    @ValueSource(strings = {"ZJ-2020-02", "HB-2020-03", "ZJ-2022-01"})
    void aShippedPackHasNoDefect(String name) {
        RulePack pack = RulePackFile.parse(text(name));

        assertThat(PackCheck.defects(pack)).isEmpty();
        assertThat(pack.name()).isEqualTo(name);
        assertThat(pack.cases()).hasSizeGreaterThan(4);
    }

    @Test
    void aCaseThatDoesNotComeOutIsNamedWithTheDayAndBothColours() {
        RulePack pack = changed("for: P14D\n    exit:\n      checkInDays: 14\n      on:",
                "for: P13D\n    exit:\n      checkInDays: 14\n      on:");

        assertThat(PackCheck.defects(pack)).contains("case \"the clock of a contact starts at the contact, not at its"
                + " arrival\": on 2020-03-14 expected RED but got GREEN by G00");
    }

    @Test
    void aRuleThatNoCaseShowsIsADefect() {
        assertThat(PackCheck.defects(RulePackFile.parse(ZHEJIANG.substring(0, ZHEJIANG.indexOf("cases:"))
                + "cases: []\n"))).contains("rule R01: no worked case shows it at work");
    }

    @Test
    void aRuleThatNothingEndsIsADefect() {
        RulePack pack = changed("    exit: { on: [ { finding: Release, kind: DISCHARGED, after: P14D } ] }\n", "");

        assertThat(PackCheck.defects(pack)).contains("rule R01: nothing ends it (for, until or exit)");
    }

    @Test
    void twoRulesForTheSameConditionAreAmbiguous() {
        RulePack pack = changed("when: { finding: CaseReport, category: SUSPECTED }\n    colour: RED",
                "when: { finding: CaseReport, category: CONFIRMED }\n    colour: YELLOW");

        assertThat(PackCheck.defects(pack)).contains("rules R01 and R02: the same condition gives RED and YELLOW");
    }

    @Test
    void twoCasesThatContradictEachOtherAreADefect() {
        RulePack pack = RulePackFile.parse(ZHEJIANG + """
                  - case: the same again
                    facts: [ { finding: FalseDeclaration, foundOn: 2020-02-18, document: d } ]
                    expect: { 2020-03-02: GREEN }
                """);

        assertThat(PackCheck.defects(pack)).contains("cases \"a false declaration is red for fourteen days\" and \"the same"
                + " again\": the same facts, but RED and GREEN on 2020-03-02");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "category: SUSPECTED }            | category: SUSPECT }         | there is no value [SUSPECT]",
        "finding: FalseDeclaration }      | finding: FalseDeclared }    | there is no kind of finding FalseDeclared",
        "division: { in: key-areas }      | division: { in: key-area }  | there is no list key-area",
        "division: { in: key-areas }      | place: { in: key-areas }    | AreaStay has no attribute place",
        "graceDays: 1                     | gracedays: 1                | unknown [gracedays]",
        "negatives: 2, within: P7D        | negatives: 2, within: P31D  | tests may look back 30 days at most",
        "anyOf: [FEVER, COUGH             | anyOf: [FEVR, COUGH         | there is no value [FEVR]",
    })
    void whatIsMisspeltIsRefusedWithItsPlace(String right, String wrong, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> changed(right, wrong)).withMessageContaining(message);
    }

    private static RulePack changed(String right, String wrong) {
        assertThat(ZHEJIANG).contains(right);
        return RulePackFile.parse(ZHEJIANG.replaceFirst(Pattern.quote(right),
                Matcher.quoteReplacement(wrong)));
    }

    private static String text(String name) {
        try (InputStream in = RulePackFileTest.class.getResourceAsStream("/rule-packs/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(List.of(name).toString(), e);
        }
    }
}
