package org.healthhub.registry;

import org.healthhub.registry.rules.RulePack;

/** The shipped rule packs, for tests outside this package. */
public final class RulePackSamples {
    private RulePackSamples() {
    }

    public static RulePack zhejiang() {
        return RulePackFile.read("/rule-packs/ZJ-2020-02.yaml");
    }

    public static RulePack hubei() {
        return RulePackFile.read("/rule-packs/HB-2020-03.yaml");
    }

    public static RulePack zhejiang2022() {
        return RulePackFile.read("/rule-packs/ZJ-2022-01.yaml");
    }
}
