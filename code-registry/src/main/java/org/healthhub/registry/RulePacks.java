package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.rules.RulePack;

/** The rule packs, each proved by its own worked cases before it is used. */
@ApplicationScoped
public class RulePacks {
    private final List<RulePack> packs;

    public RulePacks() {
        this(List.of(RulePackFile.read("/rule-packs/ZJ-2020-02.yaml")));
    }

    RulePacks(List<RulePack> packs) {
        this.packs = packs;
    }

    /**
     * The pack in force on a day; before the first pack, the first.
     */
    public RulePack inForceOn(LocalDate on) {
        return packs.stream().filter(pack -> pack.isInForceOn(on)).findFirst().orElse(packs.get(0));
    }

    public Optional<RulePack> named(String name) {
        return packs.stream().filter(pack -> pack.name().equals(name)).findFirst();
    }
}
