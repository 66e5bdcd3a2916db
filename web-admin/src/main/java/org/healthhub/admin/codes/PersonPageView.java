package org.healthhub.admin.codes;

import java.util.List;
import org.healthhub.registry.ChangeView;
import org.healthhub.registry.ExplanationView;
import org.healthhub.registry.FactView;
import org.healthhub.registry.PersonView;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.rules.CodeStatus;

/**
 * A person's page.
 *
 * @param why      why the code has its colour, now or at the past moment that is asked about
 * @param at       the moment that is asked about
 * @param unmasked whether name and number are shown in full
 * @param rows     how many rows the long tables show
 */
public record PersonPageView(PersonView person, ExplanationView why, AskedMoment at, boolean unmasked, int rows,
        IdentitiesView identities) {
    static final int ROWS = 100;

    public PersonPageView {
        rows = Math.max(ROWS, rows);
    }

    public boolean isPast() {
        return at.isPast();
    }

    /** Whether the colour may be shown as one that counts: a green only of a code that is active. */
    public boolean counts() {
        return isPast() || why.colour() != Colour.GREEN || person.status() == CodeStatus.ACTIVE;
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
