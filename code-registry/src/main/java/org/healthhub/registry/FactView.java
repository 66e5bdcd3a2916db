package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A fact in force.
 *
 * @param kind       the finding's name, for example {@code AreaStay}
 * @param attributes the finding's attributes by name
 * @param rules      the rules of the present pack that it meets
 */
public record FactView(String kind, LocalDate effectiveOn, Instant observedAt, Instant receivedAt, String partner,
        String partnerName, String recordId, Map<String, String> attributes, List<String> rules) {
}
