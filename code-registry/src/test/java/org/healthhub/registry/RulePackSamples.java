package org.healthhub.registry;

import org.healthhub.registry.rules.RulePack;

/** The shipped rule pack, for tests outside this package. */
public final class RulePackSamples {
    private RulePackSamples() {
    }

    public static RulePack zhejiang() {
        return RulePackFile.read("/rule-packs/ZJ-2020-02.yaml");
    }
}
