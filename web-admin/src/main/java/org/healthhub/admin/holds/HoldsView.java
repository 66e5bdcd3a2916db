package org.healthhub.admin.holds;

import java.util.List;
import org.healthhub.registry.HoldState;
import org.healthhub.registry.HoldView;

/** The list of holds. */
public record HoldsView(List<HoldView> rows) {
    public HoldsView {
        rows = List.copyOf(rows);
    }

    public long waiting() {
        return rows.stream().filter(hold -> hold.state() == HoldState.HELD).count();
    }
}
