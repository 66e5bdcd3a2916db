package org.healthhub.admin.codes;

import java.util.List;
import java.util.Optional;
import org.healthhub.registry.FactView;
import org.healthhub.registry.PersonView;
import org.healthhub.registry.ReasonView;

/**
 * From the message that arrived to the colour that followed: one live measure with the fact behind it.
 *
 * @param fact    the fact that the measure rests on; empty where it is older than the facts at hand
 * @param decides whether this measure gives the code its colour
 */
public record CauseChain(ReasonView reason, Optional<FactView> fact, boolean decides) {

    static List<CauseChain> of(PersonView person) {
        return person.reasons().stream()
                .map(reason -> new CauseChain(reason, factBehind(reason, person.facts()),
                        reason.colour() == person.colour()))
                .toList();
    }

    /** One record can hold several facts; the one that the rule is met by is the one. */
    private static Optional<FactView> factBehind(ReasonView reason, List<FactView> facts) {
        List<FactView> ofRecord = facts.stream().filter(fact -> fact.partner().equals(reason.partner())
                && fact.recordId().equals(reason.recordId())).toList();
        return ofRecord.stream().filter(fact -> fact.rules().contains(reason.rule())).findFirst()
                .or(() -> ofRecord.stream().findFirst());
    }
}
