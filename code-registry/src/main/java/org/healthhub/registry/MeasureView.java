package org.healthhub.registry;

import java.util.List;

/**
 * A measure that was live at the moment, with everything that it rests on.
 *
 * @param reason  the rule, what it says and its decree, its dates and its clock
 * @param sources all records that began it, renewed it or moved its clock, latest first
 */
public record MeasureView(ReasonView reason, List<SourceView> sources) {
    public MeasureView {
        sources = List.copyOf(sources);
    }
}
