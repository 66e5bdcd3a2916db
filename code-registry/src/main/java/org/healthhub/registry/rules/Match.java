package org.healthhub.registry.rules;

import java.util.List;
import java.util.Map;
import org.healthhub.registry.intake.Finding;

/** A kind of finding and what is asked of its attributes; all conditions must hold. */
public final class Match {
    private final Class<?> kind;
    private final Map<String, Condition> conditions;
    private final List<Asked> asked;

    private record Asked(Attributes.Attribute attribute, Condition condition) {
    }

    Match(Class<?> kind, Map<String, Condition> conditions) {
        this.kind = kind;
        this.conditions = Map.copyOf(conditions);
        asked = conditions.entrySet().stream()
                .map(one -> new Asked(Attributes.attribute(kind, one.getKey()), one.getValue())).toList();
    }

    public Class<?> kind() {
        return kind;
    }

    public Map<String, Condition> conditions() {
        return conditions;
    }

    public boolean isMetBy(Finding finding) {
        if (finding.getClass() != kind) {
            return false;
        }
        for (int i = 0; i < asked.size(); i++) {
            Asked one = asked.get(i);
            if (!one.condition().isMetBy(one.attribute().of(finding), finding.effectiveOn())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Match match && kind == match.kind && conditions.equals(match.conditions);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + conditions.hashCode();
    }

    @Override
    public String toString() {
        return kind.getSimpleName() + " " + conditions;
    }
}
