package org.healthhub.connectors.healthcard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.healthhub.registry.CardHolder;
import org.healthhub.registry.CardView;
import org.healthhub.registry.FamilyMember;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;

/**
 * What the interface tells of a person, element by element. The hub keeps no address, ethnic group or employer; sex and
 * birth date are told where the number of the document says them.
 */
final class PersonInfo {
    private static final int BIRTH_DATE = 6;
    private static final int SEQUENCE_END = 16;
    private static final int RESIDENT_DIGITS = 18;

    private PersonInfo() {
    }

    /** The card alone. */
    static Map<String, String> card(String ehcId, String mainIndex, String status) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("main_index", mainIndex);
        fields.put("ecardId", ehcId);
        fields.put("ehc_card_status", status);
        return fields;
    }

    /** The person behind a card, for whoever may be told. */
    static Map<String, String> of(CardHolder person, Optional<EhcId> made) {
        Map<String, String> fields = new LinkedHashMap<>();
        HolderId id = person.holder().id();
        fields.put("name", person.holder().name());
        fields.put("main_index", made.map(EhcId::mainIndex).orElse(""));
        fields.put("ecardId", person.card().map(CardView::ehcId).orElse(""));
        fields.put("telephone", person.holder().phone());
        document(fields, id);
        fields.put("sex", sex(id));
        fields.put("birthday", birthday(id));
        fields.put("ehc_card_status", person.card().map(CardView::shownStatus).orElse(""));
        return fields;
    }

    /** A family member: no more than finds the card. */
    static Map<String, String> member(FamilyMember member) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", member.member().holder().name());
        document(fields, member.member().holder().id());
        fields.put("relation", String.valueOf(member.relation().ordinal()));
        fields.put("ehc_card_status", member.member().card().map(CardView::shownStatus).orElse(""));
        return fields;
    }

    private static void document(Map<String, String> fields, HolderId id) {
        fields.put("id_number", id.number());
        fields.put("id_type", id.type().healthCode());
        fields.put("id_card", id.type() == IdType.RESIDENT_ID ? id.number() : "");
    }

    /** GB/T 2261.1: 1 male, 2 female. */
    static String sex(HolderId id) {
        return !isLikeResident(id) ? "" : id.number().charAt(SEQUENCE_END) % 2 == 1 ? "1" : "2";
    }

    static String birthday(HolderId id) {
        return !isLikeResident(id) ? "" : id.number().substring(BIRTH_DATE, BIRTH_DATE + 8);
    }

    private static boolean isLikeResident(HolderId id) {
        return (id.type() == IdType.RESIDENT_ID || id.type() == IdType.HMT_RESIDENCE)
                && id.number().length() == RESIDENT_DIGITS;
    }
}
