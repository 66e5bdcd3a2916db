package org.healthhub.admin.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.healthhub.admin.Samples;
import org.healthhub.admin.shell.Language;
import org.healthhub.admin.shell.Texts;
import org.healthhub.registry.FactView;
import org.junit.jupiter.api.Test;

class FactWordsTest {

    @Test
    void codesAreSaidInWords() {
        assertThat(said(Map.of("symptoms", "[FEVER, COUGH]"), Language.ZH)).containsExactly("症状=咳嗽、发热");
        assertThat(said(Map.of("symptoms", "[FEVER, COUGH]"), Language.EN)).containsExactly("symptoms=cough, fever");
        assertThat(said(Map.of("selfDeclared", "true"), Language.ZH)).containsExactly("本人申报=是");
        assertThat(said(Map.of("temperature", "37.4"), Language.EN)).containsExactly("temperature=37.4 ℃");
    }

    @Test
    void placesAreNamed() {
        assertThat(said(Map.of("division", "420100"), Language.ZH)).containsExactly("区划=湖北省 420100");
        assertThat(said(Map.of("province", "34"), Language.ZH)).containsExactly("省份=安徽省 34");
    }

    @Test
    void whatIsUnknownStaysAsItCame() {
        assertThat(said(Map.of("novelty", "NEW_WORD"), Language.ZH)).containsExactly("novelty=NEW_WORD");
    }

    @Test
    void theEffectiveDateAndEmptyListsAreLeftOut() {
        assertThat(said(Map.of("on", "2020-02-28", "symptoms", "[]"), Language.ZH)).isEmpty();
    }

    /** What people wrote is not taken for a code of the hub. */
    @Test
    void freeTextIsNotTranslated() {
        assertThat(said(Map.of("reason", "RED"), Language.ZH)).containsExactly("原因=RED");
    }

    @Test
    void theNumberOfTheHealthCardIsMasked() {
        assertThat(said(Map.of("ehcId", "A05F972B1847E7E7"), Language.ZH)).containsExactly("健康卡号=A05F••••••E7E7");
        assertThat(said(Map.of("ehcId", "short"), Language.ZH)).containsExactly("健康卡号=••••••");
    }

    private static List<String> said(Map<String, String> attributes, Language language) {
        FactView fact = new FactView("CheckIn", LocalDate.parse("2020-02-28"), Samples.NOW, Samples.NOW, "p", "P", "1",
                attributes, List.of());
        return FactWords.of(fact, Texts.in(language), false).stream()
                .map(word -> word.name() + "=" + word.value()).toList();
    }
}
