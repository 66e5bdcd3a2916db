package org.healthhub.admin.rules;

import java.util.List;
import org.healthhub.registry.PackState;
import org.healthhub.registry.PackVersion;

/** The versions of the rules, the newest first. */
public record RulesView(List<PackVersion> versions) {

    /** The name of the version in force today; blank if there is none. */
    public String inForce() {
        return versions.stream().filter(version -> version.state() == PackState.ACTIVE).map(PackVersion::name).findFirst()
                .orElse("");
    }
}
