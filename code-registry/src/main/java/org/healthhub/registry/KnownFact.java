package org.healthhub.registry;

import java.time.Instant;
import java.util.List;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.rules.Attributes;
import org.healthhub.registry.rules.Evidence;
import org.healthhub.registry.rules.Rule;
import org.healthhub.registry.rules.RulePack;

/**
 * A fact as it was known at some moment.
 *
 * @param evidence   as it counts: what was brought in as history counts from when it was observed
 * @param receivedAt when it was received in truth
 * @param replaced   whether a correction has replaced it since
 */
record KnownFact(Evidence evidence, PartnerSystem system, Instant receivedAt, boolean replaced) {

    FactView view(RulePack pack, String partnerName) {
        Finding finding = evidence.finding();
        List<String> rules = pack.rules().stream().filter(rule -> rule.isMetBy(finding)).map(Rule::id).toList();
        return new FactView(finding.getClass().getSimpleName(), finding.effectiveOn(), evidence.observedAt(), receivedAt,
                evidence.key().partner().value(), partnerName, evidence.key().recordId(), Attributes.of(finding), rules);
    }
}
