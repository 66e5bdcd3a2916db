package org.healthhub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

class HubRuleTest {
    private static final String FIXTURES = HubRuleTest.class.getPackageName() + ".fixtures";
    private static final JavaClasses WRONG = new ClassFileImporter().importPackages(FIXTURES);

    @SuppressWarnings("unused")
    private static final Iterable<HubClasses.Module> MODULES = HubClasses.MODULES;

    @ParameterizedTest
    @EnumSource
    void theHubKeepsTheRule(HubRule rule) {
        rule.rule().check(HubClasses.all());
    }

    @ParameterizedTest
    @EnumSource
    void theRuleBites(HubRule rule) {
        String report = rule.rule().evaluate(WRONG).getFailureReport().toString();

        assertThat(rule.rejected()).isNotEmpty().allSatisfy(fixture ->
                assertThat(report).contains(FIXTURES + "." + fixture));
        assertThat(rule.spared()).allSatisfy(fixture -> {
            assertThat(WRONG.contain(FIXTURES + "." + fixture)).isTrue();
            assertThat(report).doesNotContain(FIXTURES + "." + fixture);
        });
    }

    @ParameterizedTest
    @FieldSource("MODULES")
    void aModuleKeepsToItsPackage(HubClasses.Module module) {
        JavaClasses classes = new ClassFileImporter().importPath(module.classes());

        assertThat(classes).isNotEmpty();
        assertThat(classes.stream().map(JavaClass::getPackageName).distinct())
                .allMatch(name -> (name + ".").startsWith(module.rootPackage() + "."));
    }
}
