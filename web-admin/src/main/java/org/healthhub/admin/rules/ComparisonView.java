package org.healthhub.admin.rules;

import java.util.List;
import org.healthhub.registry.PackDifference;

/** Two versions beside each other, and the others that could be. */
public record ComparisonView(RulesView rules, PackDifference difference) {

    public List<PackDifference.Part> parts() {
        return difference.parts();
    }
}
