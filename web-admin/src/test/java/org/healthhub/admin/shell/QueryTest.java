package org.healthhub.admin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueryTest {

    @Test
    void anotherLanguageKeepsTheFilters() {
        assertThat(Query.parse("to=RED&lang=zh").with("lang", "en")).hasToString("?to=RED&lang=en");
    }

    @Test
    void anEmptyValueTakesAFilterAway() {
        assertThat(Query.parse("to=RED").with("to", "")).hasToString("");
    }

    @Test
    void whatCannotBeReadIsLeftOut() {
        assertThat(Query.parse("a=%zz&&=x&b=1%202")).hasToString("?b=1+2");
    }

    @Test
    void whatCameInGoesOutEscaped() {
        assertThat(Query.parse("a=%22%3E%3Cscript%3E")).hasToString("?a=%22%3E%3Cscript%3E");
        assertThat(Query.NONE.with("\"><script>", "1")).hasToString("?%22%3E%3Cscript%3E=1");
    }
}
