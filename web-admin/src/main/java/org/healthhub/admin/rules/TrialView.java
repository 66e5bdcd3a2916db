package org.healthhub.admin.rules;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.healthhub.registry.ShadowCell;
import org.healthhub.registry.ShadowRunView;

/** What a trial found, added up in the three ways in which officers ask. */
public record TrialView(ShadowRunView run) {
    private static final int MOST_ROWS = 30;
    private static final int MOST_EXAMPLES = 3;

    /** How many codes turn from which colour to which. */
    public List<ShadowCell> turns() {
        return added(cell -> new ShadowCell(cell.from(), cell.to(), "", "", "", 0, List.of()));
    }

    /** The same by county. */
    public List<ShadowCell> counties() {
        return added(cell -> new ShadowCell(cell.from(), cell.to(), cell.division(), "", "", 0, List.of()));
    }

    /** The same by the rules that decide before and after, with some of the codes. */
    public List<ShadowCell> rules() {
        return added(cell -> new ShadowCell(cell.from(), cell.to(), "", cell.fromRule(), cell.toRule(), 0, List.of()));
    }

    public boolean hasMoreCounties() {
        return run.cells().stream().map(cell -> List.of(cell.from(), cell.to(), cell.division())).distinct().count()
                > MOST_ROWS;
    }

    /** How far it is, in percent. */
    public int percent() {
        return (int) Math.floor(run.done() * 100);
    }

    private List<ShadowCell> added(Function<ShadowCell, ShadowCell> kind) {
        Map<ShadowCell, List<ShadowCell>> byKind = run.cells().stream().collect(Collectors.groupingBy(kind));
        return byKind.entrySet().stream().map(group -> {
            ShadowCell key = group.getKey();
            long codes = group.getValue().stream().mapToLong(ShadowCell::codes).sum();
            return new ShadowCell(key.from(), key.to(), key.division(), key.fromRule(), key.toRule(), codes,
                    group.getValue().stream().flatMap(cell -> cell.examples().stream())
                            .limit(MOST_EXAMPLES).toList());
        }).sorted(Comparator.comparingLong(ShadowCell::codes).reversed().thenComparing(ShadowCell::division)
                .thenComparing(ShadowCell::fromRule).thenComparing(ShadowCell::toRule)).limit(MOST_ROWS).toList();
    }
}
