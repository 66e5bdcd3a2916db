package org.healthhub.registry.intake;

import static java.util.Objects.requireNonNull;

/**
 * What makes a record idempotent: the same key with the same content is a duplicate, with new content a correction.
 *
 * @param recordId the partner's own id, 1 to 64 characters, unique within the partner
 */
public record RecordKey(PartnerCode partner, String recordId) implements Comparable<RecordKey> {
    private static final int LONGEST = 64;

    public RecordKey {
        requireNonNull(partner, "partner");
        if (recordId == null || recordId.isBlank() || recordId.length() > LONGEST
                || recordId.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedValue(ReasonCode.BAD_RECORD_ID);
        }
    }

    @Override
    public int compareTo(RecordKey other) {
        int byPartner = partner.value().compareTo(other.partner.value());
        return byPartner != 0 ? byPartner : recordId.compareTo(other.recordId);
    }

    @Override
    public String toString() {
        return partner + "/" + recordId;
    }
}
