package org.healthhub.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a hold holds, for those who decide on it.
 *
 * @param persons    how many different persons would turn red
 * @param earliest   when the first of the records came; empty where none is left
 * @param hasCase    whether a case was reported under one of the documents on which the records rest
 * @param sample     the first persons, masked
 */
public record HoldPreview(HoldView hold, long persons, List<OfRule> rules, List<OfDivision> divisions,
        Optional<Instant> earliest, Optional<Instant> latest, boolean hasCase, List<Masked> sample) {
    public HoldPreview {
        rules = List.copyOf(rules);
        divisions = List.copyOf(divisions);
        sample = List.copyOf(sample);
    }

    /** How many would turn red by one rule. */
    public record OfRule(String rule, String says, String saysEnglish, long persons) {
    }

    /** How many of those who would turn red were last seen in one division, or nobody knows where. */
    public record OfDivision(Optional<String> division, long persons) {
    }

    /** A person as far as a preview shows one. */
    public record Masked(String recordId, String name, String idType, String number, Instant receivedAt) {
    }
}
