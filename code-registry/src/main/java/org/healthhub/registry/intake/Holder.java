package org.healthhub.registry.intake;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;

/**
 * A person as a partner names him. The telephone is for contact and is never identity, since numbers are re-assigned.
 *
 * @param name  as written, normalised to NFC; may be empty where the source does not know it
 * @param phone mainland numbers as 11 digits, others with country code; empty where unknown
 */
public record Holder(HolderId id, String name, String phone) implements Subject {
    private static final int LONGEST_NAME = 50;

    public Holder {
        requireNonNull(id, "id");
        name = Normalizer.normalize(requireNonNull(name, "name"), Normalizer.Form.NFC).strip();
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new RefusedValue(ReasonCode.TOO_LONG);
        }
        phone = Phones.checked(requireNonNull(phone, "phone"));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
