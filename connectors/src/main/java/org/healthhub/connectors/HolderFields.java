package org.healthhub.connectors;

import java.util.Map;
import java.util.Optional;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.ReasonCode;

/** Reads the holder of a record, by the names of document types or by the codes that other systems have for them. */
public final class HolderFields {
    /**
     * Codes besides CV02.01.101: the gate interface's (10 to 34) and those of public security (111 to 990). No code
     * means two things, so the system that wrote it need not be known.
     */
    private static final Map<String, IdType> OTHER_CODES = Map.ofEntries(
            Map.entry("10", IdType.RESIDENT_ID), Map.entry("14", IdType.HKMO_PERMIT),
            Map.entry("15", IdType.TW_PERMIT), Map.entry("16", IdType.TW_PERMIT), Map.entry("20", IdType.PASSPORT),
            Map.entry("34", IdType.FOREIGN_PR), Map.entry("111", IdType.RESIDENT_ID),
            Map.entry("113", IdType.HOUSEHOLD_BOOK), Map.entry("414", IdType.PASSPORT),
            Map.entry("990", IdType.OTHER));

    private HolderFields() {
    }

    /**
     * The member {@code holder}, which must be there.
     *
     * @throws UnreadableRecord MISSING_HOLDER, or what is wrong with one of its fields
     */
    public static Holder holder(RecordFields record) {
        RecordFields fields = record.optionalObject("holder")
                .orElseThrow(() -> record.refused(ReasonCode.MISSING_HOLDER, "holder"));
        HolderId id = id(fields);
        String name = fields.optionalText("name", 100).orElse("");
        // Two trials, so that the refusal names the right field.
        fields.checked("name", name, n -> new Holder(id, n, ""));
        return fields.checked("phone", fields.optionalText("phone", 32).orElse(""), p -> new Holder(id, name, p));
    }

    /** As {@link #holder}, of somebody whose name must be given. */
    public static Holder named(RecordFields record) {
        Holder holder = holder(record);
        if (holder.name().isEmpty()) {
            throw record.refused(ReasonCode.MISSING_NAME, "holder.name");
        }
        return holder;
    }

    /** The type with this name, or with this code of another system. */
    public static Optional<IdType> idType(String code) {
        return IdType.named(code).or(() -> IdType.ofHealthCode(code))
                .or(() -> Optional.ofNullable(OTHER_CODES.get(code)));
    }

    private static HolderId id(RecordFields fields) {
        IdType type = idType(fields.text("idType", 32))
                .orElseThrow(() -> fields.refused(ReasonCode.UNKNOWN_ID_TYPE, "idType"));
        return fields.checked("idNumber", fields.text("idNumber", 64), number -> new HolderId(type, number));
    }
}
