package org.healthhub.admin.codes;

import java.time.LocalDate;
import java.util.List;
import org.healthhub.registry.ChangeView;
import org.healthhub.registry.FactView;
import org.healthhub.registry.PersonView;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.rules.CodeStatus;

/**
 * A person's page.
 *
 * @param unmasked whether name and number are shown in full
 * @param rows     how many rows the long tables show
 */
public record PersonPageView(PersonView person, boolean unmasked, LocalDate today, int rows,
        IdentitiesView identities) {
    static final int ROWS = 100;

    public PersonPageView {
        rows = Math.max(ROWS, rows);
    }

    /** Whether the colour may be shown as one that counts: a green only of a code that is active. */
    public boolean counts() {
        return person.colour() != Colour.GREEN || person.status() == CodeStatus.ACTIVE;
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
