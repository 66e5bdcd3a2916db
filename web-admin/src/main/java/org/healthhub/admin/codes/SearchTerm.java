package org.healthhub.admin.codes;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RefusedValue;

/** What an officer typed or pasted into the search box, understood as far as its shape goes. */
sealed interface SearchTerm {

    /** The id of a code, as it stands on the pages. */
    record CodeId(UUID id) implements SearchTerm {
    }

    /** Documents that this number can be of, the likeliest first. */
    record Documents(List<HolderId> ids) implements SearchTerm {
    }

    /** The number of no document. */
    record Refused(ReasonCode reason) implements SearchTerm {
    }

    Pattern UUID_SHAPE = Pattern.compile("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
    /** So long and of digits is meant as a resident's number; a mistyped one must be told, not searched as another. */
    Pattern RESIDENT_SHAPE = Pattern.compile("\\d{15}|\\d{17}[0-9X]|\\d{13,20}");
    List<IdType> LIKE_RESIDENT = List.of(IdType.RESIDENT_ID, IdType.HMT_RESIDENCE, IdType.FOREIGN_PR);
    List<IdType> BY_LIKELIHOOD = List.of(IdType.HKMO_PERMIT, IdType.TW_PERMIT, IdType.PASSPORT, IdType.FOREIGN_PR,
            IdType.OFFICER, IdType.HOUSEHOLD_BOOK, IdType.BIRTH_CERT, IdType.OTHER);

    /** @param type the type that the officer named; empty to try what fits */
    static SearchTerm of(String typed, Optional<IdType> type) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return new Refused(ReasonCode.MISSING_FIELD);
        }
        if (UUID_SHAPE.matcher(text).matches()) {
            return new CodeId(UUID.fromString(text));
        }
        return documents(text, type.map(List::of)
                .orElse(RESIDENT_SHAPE.matcher(text).matches() ? LIKE_RESIDENT : BY_LIKELIHOOD));
    }

    private static SearchTerm documents(String text, List<IdType> types) {
        List<HolderId> ids = new ArrayList<>();
        ReasonCode first = null;
        for (IdType type : types) {
            try {
                ids.add(new HolderId(type, text));
            } catch (RefusedValue refused) {
                first = first == null ? refused.reason() : first;
            }
        }
        return ids.isEmpty() ? new Refused(first) : new Documents(List.copyOf(ids));
    }
}
