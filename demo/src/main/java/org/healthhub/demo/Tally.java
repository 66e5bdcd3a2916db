package org.healthhub.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many records came to which outcome, and which of them were refused or set aside. */
final class Tally {
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final List<String> notable = new ArrayList<>();

    /** Counts a receipt; what was not taken is remembered with its code. */
    void count(String system, JsonNode receipt) {
        count(system, receipt.path("outcome").asText("UNKNOWN"), receipt.path("recordId").asText(""),
                (receipt.path("code").asText("") + " " + receipt.path("field").asText("")).strip());
    }

    void count(String system, String outcome, String recordId, String why) {
        outcomes.merge(outcome, 1, Integer::sum);
        if (outcome.equals("REFUSED") || outcome.equals("QUARANTINED") || outcome.equals("FAILED")) {
            notable.add(outcome + "  " + system + "  " + recordId + "  " + why);
        }
    }

    int of(String outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    Map<String, Integer> outcomes() {
        return outcomes;
    }

    /** Refused, quarantined and failed records, a line each, without personal data. */
    List<String> notable() {
        return notable;
    }
}
