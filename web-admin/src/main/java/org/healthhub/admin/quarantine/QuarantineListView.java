package org.healthhub.admin.quarantine;

import java.util.List;
import java.util.Optional;
import org.healthhub.admin.shell.Query;
import org.healthhub.registry.QuarantineView;
import org.healthhub.registry.intake.PartnerSystem;

/**
 * The newest of what is kept aside.
 *
 * @param isNothing whether nothing at all is kept aside, of whatever system
 * @param hasMore   whether there are older ones than were looked through
 */
public record QuarantineListView(List<QuarantineView> rows, Optional<PartnerSystem> system, boolean isNothing,
        boolean hasMore, int limit) {

    /** @param found the newest, and one more than {@code limit} if there are as many */
    static QuarantineListView of(List<QuarantineView> found, Optional<PartnerSystem> system, int limit) {
        List<QuarantineView> looked = found.subList(0, Math.min(limit, found.size()));
        List<QuarantineView> rows = looked.stream()
                .filter(row -> system.map(wanted -> row.system() == wanted).orElse(true)).toList();
        return new QuarantineListView(rows, system, found.isEmpty(), found.size() > limit, limit);
    }

    public List<PartnerSystem> systems() {
        return PartnerSystem.linked();
    }

    /** The same list with more rows. */
    public Query more() {
        return Query.NONE.with("system", system.map(PartnerSystem::path).orElse(""))
                .with("rows", String.valueOf(limit + 200));
    }
}
