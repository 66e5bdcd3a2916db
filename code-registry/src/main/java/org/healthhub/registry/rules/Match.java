package org.healthhub.registry.rules;

import java.util.Map;
import org.healthhub.registry.intake.Finding;

/** A kind of finding and what is asked of its attributes; all conditions must hold. */
public record Match(Class<?> kind, Map<String, Condition> conditions) {
    public Match {
        conditions = Map.copyOf(conditions);
    }

    public boolean isMetBy(Finding finding) {
        if (finding.getClass() != kind) {
            return false;
        }
        for (Map.Entry<String, Condition> asked : conditions.entrySet()) {
            if (!asked.getValue().isMetBy(Attributes.value(finding, asked.getKey()), finding.effectiveOn())) {
                return false;
            }
        }
        return true;
    }
}
