package org.healthhub.registry.intake;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/**
 * What a partner reported, in the canonical language: one record under one key, holding the one or more facts that
 * it says. A declaration with three stays is four facts; a company's roster is a fact per employee.
 *
 * @param observedAt when the source observed it, which may be days before it arrived
 * @param facts      in the order of the source, at least one; their place is part of their identity
 */
public record HealthRecord(RecordKey key, PartnerSystem system, Instant observedAt, List<Fact> facts, Arrival arrival) {
    public HealthRecord {
        requireNonNull(key, "key");
        requireNonNull(system, "system");
        requireNonNull(observedAt, "observedAt");
        requireNonNull(arrival, "arrival");
        facts = List.copyOf(facts);
        if (facts.isEmpty()) {
            throw new RefusedValue(ReasonCode.NO_RECORDS);
        }
    }
}
