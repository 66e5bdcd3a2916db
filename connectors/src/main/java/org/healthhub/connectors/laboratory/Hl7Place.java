package org.healthhub.connectors.laboratory;

import java.util.Map;

/** Where in a message something is wrong: the segment, the how many-th of its kind, the field (0: the whole segment). */
record Hl7Place(String segment, int ordinal, int field) {
    private static final Map<String, Integer> PATIENT = Map.of("holder", 3, "holder.idType", 3, "holder.idNumber", 3,
            "holder.name", 5, "holder.phone", 13);
    private static final Map<String, Integer> REQUEST = Map.of("recordId", 3, "specimenId", 3, "sampledAt", 7,
            "observedAt", 22, "reportedAt", 22);
    private static final Map<String, Integer> RESULT = Map.of("result", 5, "status", 11, "laboratory", 23);

    /** The place of a field of the JSON form. */
    static Hl7Place of(String field, Hl7Reports.Report report) {
        if (PATIENT.containsKey(field)) {
            return new Hl7Place("PID", Math.max(1, report.patient()), PATIENT.get(field));
        }
        if (REQUEST.containsKey(field)) {
            return new Hl7Place("OBR", Math.max(1, report.request()), REQUEST.get(field));
        }
        return new Hl7Place("OBX", Math.max(1, report.result()), RESULT.getOrDefault(field, 0));
    }

    void writeTo(Hl7Segment error, int at) {
        error.with(at, 1, segment).with(at, 2, String.valueOf(ordinal));
        if (field > 0) {
            error.with(at, 3, String.valueOf(field));
        }
    }
}
