package org.healthhub.admin.appeals;

import java.util.Arrays;
import java.util.List;
import org.healthhub.registry.AppealFilter;
import org.healthhub.registry.AppealState;
import org.healthhub.registry.AppealView;

/** The list of appeals, in the order in which they are due. */
public record AppealsView(AppealFilter filter, List<AppealView> rows) {

    public List<AppealState> states() {
        return Arrays.asList(AppealState.values());
    }

    public boolean isFiltered() {
        return filter.state().isPresent() || !filter.division().isEmpty() || filter.overdueOnly();
    }
}
