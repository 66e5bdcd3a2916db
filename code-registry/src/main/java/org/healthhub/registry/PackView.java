package org.healthhub.registry;

import java.util.List;
import org.healthhub.registry.rules.DatedList;
import org.healthhub.registry.rules.RulePack;

/**
 * One version of the rules, whole.
 *
 * @param defects  why it cannot be proposed; empty if nothing is wrong with it
 * @param document as it was written
 */
public record PackView(PackVersion version, RulePack pack, List<DatedList> lists, List<String> defects, String document) {
    public PackView {
        lists = List.copyOf(lists);
        defects = List.copyOf(defects);
    }
}
