package org.healthhub.admin.changes;

import static org.assertj.core.api.Assertions.assertThat;

import org.healthhub.admin.Samples;
import org.junit.jupiter.api.Test;

class ChangesViewTest {

    @Test
    void aPageIsAHundredAndKnowsWhetherThereIsMore() {
        ChangesView page = ChangesView.of(ChangesFilter.of("", "", "", ""), Samples.changes(101));

        assertThat(page.rows()).hasSize(100);
        assertThat(page.hasMore()).isTrue();
        assertThat(page.filter().before(page.last())).hasToString("?before=1048120");
    }

    /** The overview's figures count just these. */
    @Test
    void aboveANumberAreAsManyAsTheDifference() {
        ChangesView page = ChangesView.of(ChangesFilter.of("", "", "1048207", ""), Samples.changes(101));

        assertThat(page.rows()).hasSize(12);
        assertThat(page.hasMore()).isFalse();
    }

    @Test
    void aDayBeginsAtMidnightInShanghai() {
        ChangesView page = ChangesView.of(ChangesFilter.of("", "2020-02-28", "", ""), Samples.changes(101));
        ChangesView tomorrow = ChangesView.of(ChangesFilter.of("", "2020-02-29", "", ""), Samples.changes(101));

        assertThat(page.rows()).hasSize(100);
        assertThat(tomorrow.rows()).isEmpty();
        assertThat(tomorrow.filter().isEmpty()).isFalse();
    }

    @Test
    void filtersStandInTheAddressOfTheNextPage() {
        ChangesFilter filter = ChangesFilter.of("RED", "2020-02-11", "", "");

        assertThat(filter.before(12)).hasToString("?to=RED&since=2020-02-11&before=12");
    }
}
