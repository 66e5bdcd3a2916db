package org.healthhub.connectors.healthcard;

import java.util.Optional;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.ReasonCode;

/**
 * Reads persons from the fields of the provincial interface. {@code id_card} is the resident's number, {@code id_number}
 * that of the type given; one of them may be 18 or 32 long, depending on the message, so both are taken up to 32.
 */
final class RhcPersons {
    private static final int LONGEST_NUMBER = 32;

    private RhcPersons() {
    }

    static Holder holder(RhcFields message) {
        HolderId id = id(message);
        String name = message.optional("name", 32).orElse("");
        RhcFields.checked("name", () -> new Holder(id, name, ""));
        return RhcFields.checked("telephone",
                () -> new Holder(id, name, message.optional("telephone", 11).orElse("")));
    }

    static HolderId id(RhcFields message) {
        Optional<String> card = number(message, "id_card", 18);
        Optional<String> other = number(message, "id_number", LONGEST_NUMBER);
        IdType type = type(message, "id_type").orElse(IdType.RESIDENT_ID);
        if (type != IdType.RESIDENT_ID) {
            return RhcFields.checked("id_number", () -> new HolderId(type,
                    other.orElseThrow(() -> new RhcRefusal(ReasonCode.MISSING_FIELD, "id_number"))));
        }
        if (card.isPresent() && other.isPresent() && !card.equals(other)) {
            throw new RhcRefusal(RhcResult.IDENTITY_MISMATCH, ReasonCode.BAD_ID_NUMBER, "id_number");
        }
        String field = card.isPresent() ? "id_card" : "id_number";
        return RhcFields.checked(field, () -> new HolderId(type,
                card.or(() -> other).orElseThrow(() -> new RhcRefusal(ReasonCode.MISSING_FIELD, "id_card"))));
    }

    /** The person for whom a family member is bound: type and number are both wanted. */
    static HolderId self(RhcFields message) {
        message.text("self_id_type", 2);
        IdType type = type(message, "self_id_type").orElseThrow();
        String number = number(message, "self_id_number", LONGEST_NUMBER)
                .orElseThrow(() -> new RhcRefusal(ReasonCode.MISSING_FIELD, "self_id_number"));
        return RhcFields.checked("self_id_number", () -> new HolderId(type, number));
    }

    private static Optional<IdType> type(RhcFields message, String name) {
        return message.optional(name, 2).map(code -> IdType.ofHealthCode(code)
                .orElseThrow(() -> new RhcRefusal(ReasonCode.UNKNOWN_ID_TYPE, name)));
    }

    private static Optional<String> number(RhcFields message, String name, int longest) {
        Optional<String> number = message.optional(name, longest);
        if (number.filter(n -> n.endsWith("x")).isPresent()) {
            throw new RhcRefusal(RhcResult.LOWER_CASE_X, ReasonCode.BAD_ID_NUMBER, name);
        }
        return number;
    }
}
