package org.healthhub.admin.codes;

import java.time.LocalDate;
import java.util.List;
import org.healthhub.registry.ChangeView;
import org.healthhub.registry.FactView;
import org.healthhub.registry.PersonView;

/**
 * A person's page.
 *
 * @param unmasked whether name and number are shown in full
 * @param rows     how many rows the long tables show
 */
public record PersonPageView(PersonView person, boolean unmasked, LocalDate today, int rows) {
    static final int ROWS = 100;

    public PersonPageView {
        rows = Math.max(ROWS, rows);
    }

    public List<CauseChain> chains() {
        return CauseChain.of(person);
    }

    public WayToGreen wayToGreen() {
        return WayToGreen.of(person, today);
    }

    public List<ChangeView> history() {
        return person.history().subList(0, Math.min(rows, person.history().size()));
    }

    public List<FactView> facts() {
        return person.facts().subList(0, Math.min(rows, person.facts().size()));
    }

    public boolean hasMore() {
        return person.history().size() > rows || person.facts().size() > rows;
    }

    public String moreRows() {
        return String.valueOf(rows + ROWS);
    }
}
