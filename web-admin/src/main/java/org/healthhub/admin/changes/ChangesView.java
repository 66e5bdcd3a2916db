package org.healthhub.admin.changes;

import java.util.Arrays;
import java.util.List;
import org.healthhub.registry.ChangeView;
import org.healthhub.registry.intake.Colour;

/** One page of the list of changes. */
public record ChangesView(ChangesFilter filter, List<ChangeView> rows, boolean hasMore) {
    static final int ROWS = 100;

    /** @param found one row more than a page holds, if there are as many */
    static ChangesView of(ChangesFilter filter, List<ChangeView> found) {
        List<ChangeView> asked = found.stream().takeWhile(filter::reaches).toList();
        return new ChangesView(filter, asked.subList(0, Math.min(ROWS, asked.size())), asked.size() > ROWS);
    }

    public List<Colour> colours() {
        return Arrays.asList(Colour.values());
    }

    public long last() {
        return rows.get(rows.size() - 1).number();
    }
}
