package org.healthhub.connectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One record of a message as it was read.
 *
 * @param fields its fields; empty when it is not an object at all
 * @param defect what makes it unreadable before anybody looks at its fields
 */
public record ReadRecord(int index, Optional<RecordFields> fields, Optional<UnreadableRecord> defect) {
    /** A record that a format has written in the JSON form of its system. */
    public static ReadRecord of(int index, ObjectNode record) {
        return new ReadRecord(index, Optional.of(new RecordFields(record)), Optional.empty());
    }

    /** A record with a defect that its sender is to be told of, with what of it could be read. */
    public static ReadRecord of(int index, ObjectNode record, UnreadableRecord defect) {
        return new ReadRecord(index, Optional.of(new RecordFields(record)), Optional.of(defect));
    }

    /** As {@link #of(int, ObjectNode)}; refusals of its fields tell also where in the message it stands. */
    public static ReadRecord at(int index, String place, ObjectNode record) {
        return new ReadRecord(index, Optional.of(RecordFields.at(place, record)), Optional.empty());
    }

    static ReadRecord unreadable(int index, UnreadableRecord defect) {
        return new ReadRecord(index, Optional.empty(), Optional.of(defect));
    }

    /**
     * Its fields.
     *
     * @throws UnreadableRecord when it has a defect
     */
    public RecordFields checked() {
        if (defect.isPresent()) {
            throw defect.get();
        }
        return fields.orElseThrow();
    }

    /** The partner's id, as far as it can be read. */
    public Optional<String> recordId() {
        return fields.flatMap(RecordFields::recordId);
    }
}
