package org.healthhub.connectors.laboratory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The identifiers that a laboratory gives for one person. Only identity documents count: a card of the hospital, an
 * insurance or a health card says nothing to the hub. Of several documents the resident id comes first.
 */
final class Documents {
    private static final String RESIDENT_IDS = "2.16.156.10011.1.3";
    /** National ids by HL7 table 0203, and by the profile of Chongqing. */
    private static final Set<String> NATIONAL = Set.of("NI", "NNCHN", "CIN");
    private static final Map<String, IdType> TYPES = Map.of("PPN", IdType.PASSPORT, "PRC", IdType.FOREIGN_PR,
            "BCT", IdType.BIRTH_CERT, "MI", IdType.OFFICER);

    private final Map<IdType, Set<String>> numbers = new EnumMap<>(IdType.class);
    private boolean anyIdentifier;

    /**
     * @param type      by HL7 table 0203, or the code of another table that the hub knows
     * @param authority the OID of who assigned it; blank where it is not given
     */
    void add(String type, String authority, String number) {
        if (number.isEmpty()) {
            return;
        }
        anyIdentifier = true;
        idType(type.toUpperCase(Locale.ROOT), authority)
                .ifPresent(known -> numbers.computeIfAbsent(known, t -> new HashSet<>()).add(number));
    }

    /**
     * Writes the members {@code idType} and {@code idNumber}.
     *
     * @throws UnreadableRecord MISSING_HOLDER, UNKNOWN_ID_TYPE or AMBIGUOUS_HOLDER
     */
    void writeTo(ObjectNode holder) {
        if (numbers.isEmpty()) {
            throw anyIdentifier ? new UnreadableRecord(ReasonCode.UNKNOWN_ID_TYPE, "holder.idType")
                    : new UnreadableRecord(ReasonCode.MISSING_HOLDER, "holder");
        }
        Map.Entry<IdType, Set<String>> first = numbers.entrySet().iterator().next();
        if (first.getValue().size() > 1) {
            throw new UnreadableRecord(ReasonCode.AMBIGUOUS_HOLDER, "holder.idNumber");
        }
        holder.put("idType", first.getKey().name()).put("idNumber", first.getValue().iterator().next());
    }

    private static Optional<IdType> idType(String type, String authority) {
        if (authority.equals(RESIDENT_IDS)) {
            return Optional.of(IdType.RESIDENT_ID);
        }
        if (NATIONAL.contains(type)) {
            // A national id of another country is no resident id.
            return authority.isEmpty() ? Optional.of(IdType.RESIDENT_ID) : Optional.empty();
        }
        return Optional.ofNullable(TYPES.get(type)).or(() -> HolderFields.idType(type));
    }
}
