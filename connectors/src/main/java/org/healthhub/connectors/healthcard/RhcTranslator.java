package org.healthhub.connectors.healthcard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.healthhub.connectors.Observed;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.Finding.CardCancelled;
import org.healthhub.registry.intake.Finding.CardIssued;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RecordKey;

/**
 * Turns a message of the provincial interface into one canonical record. Pictures, addresses and the clerk's details
 * are not kept; of what is required but not kept, only the form is checked.
 */
final class RhcTranslator {
    /** Certified, no QR code applied for yet (dictionary RHC_VCARD_ZT). */
    static final String CERTIFIED = "4";
    private static final Pattern SEX = Pattern.compile("[0129]");
    private static final Pattern NATION = Pattern.compile("0[1-9]|[1-4][0-9]|5[0-6]|99");
    private static final Pattern EHC_ID = Pattern.compile("[0-9A-Fa-f]{64}");
    private static final Pattern QR_CODE = Pattern.compile("([0-9A-Fa-f]{64}):(?:1|0:[0-9A-Fa-f]{32})");

    private final byte[] rootKey;

    RhcTranslator(byte[] rootKey) {
        this.rootKey = rootKey.clone();
    }

    /**
     * A message as the registry takes it.
     *
     * @param card the card that was made, for a registration
     */
    record Translated(HealthRecord record, Optional<EhcId> card) {
    }

    /**
     * @throws RhcRefusal when a field is missing, malformed or not in its code table
     * @throws org.healthhub.connectors.UnreadableRecord FUTURE_TIME
     */
    Translated translate(RhcAction action, RhcFields message, PartnerCode partner, Arrival arrival) {
        Observed observed = Observed.at(action.createdAt(), arrival, "msgCreateTime");
        RecordKey key = RhcFields.checked("msgGuid", () -> new RecordKey(partner, action.messageId()));
        return switch (action.operation()) {
            case REGISTER, REGISTER_ON_SITE -> {
                Holder holder = registered(action.operation(), message);
                EhcId card = RhcFields.checked("id_number", () -> EhcId.of(rootKey, holder.id(), holder.name()));
                yield new Translated(record(key, observed, arrival, holder,
                        new CardIssued(observed.day(), card.value(), CERTIFIED, Optional.empty())), Optional.of(card));
            }
            case MODIFY -> new Translated(record(key, observed, arrival, holder(message),
                    new CardIssued(observed.day(), modified(message), CERTIFIED, Optional.empty())), Optional.empty());
            case CANCEL -> new Translated(record(key, observed, arrival, holder(message),
                    new CardCancelled(observed.day(), cancelled(message))), Optional.empty());
        };
    }

    private static HealthRecord record(RecordKey key, Observed observed, Arrival arrival, Holder holder,
            Finding finding) {
        return new HealthRecord(key, PartnerSystem.HEALTH_CARD, observed.at(), List.of(new Fact(holder, finding)),
                arrival);
    }

    private static Holder registered(RhcOperation operation, RhcFields message) {
        if (message.optional("name", 32).isEmpty()) {
            throw new RhcRefusal(ReasonCode.MISSING_NAME, "name");
        }
        message.text("telephone", 11);
        message.matching("sex", SEX, ReasonCode.BAD_FIELD);
        message.matching("nation", NATION, ReasonCode.BAD_FIELD);
        message.birthDate("birthday");
        if (operation == RhcOperation.REGISTER_ON_SITE) {
            message.text("auth_id_card", 18);
            message.text("auth_name", 50);
        }
        return holder(message);
    }

    private static String modified(RhcFields message) {
        message.text("alterNo", 64);
        message.text("alterTime", 20);
        return message.matching("ecardId", EHC_ID, ReasonCode.BAD_FIELD).toUpperCase(Locale.ROOT);
    }

    private static String cancelled(RhcFields message) {
        var qrCode = QR_CODE.matcher(message.text("qr_code", 256));
        if (!qrCode.matches()) {
            throw new RhcRefusal(RhcResult.BAD_QR_CODE, ReasonCode.BAD_FIELD, "qr_code");
        }
        return qrCode.group(1).toUpperCase(Locale.ROOT);
    }

    private static Holder holder(RhcFields message) {
        HolderId id = id(message);
        String name = message.optional("name", 32).orElse("");
        RhcFields.checked("name", () -> new Holder(id, name, ""));
        return RhcFields.checked("telephone",
                () -> new Holder(id, name, message.optional("telephone", 11).orElse("")));
    }

    /** The document: {@code id_card} is the resident's number, {@code id_number} that of the type given. */
    private static HolderId id(RhcFields message) {
        Optional<String> card = number(message, "id_card", 18);
        Optional<String> other = number(message, "id_number", 32);
        IdType type = message.optional("id_type", 2)
                .map(code -> IdType.ofHealthCode(code)
                        .orElseThrow(() -> new RhcRefusal(ReasonCode.UNKNOWN_ID_TYPE, "id_type")))
                .orElse(IdType.RESIDENT_ID);
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

    private static Optional<String> number(RhcFields message, String name, int longest) {
        Optional<String> number = message.optional(name, longest);
        if (number.filter(n -> n.endsWith("x")).isPresent()) {
            throw new RhcRefusal(RhcResult.LOWER_CASE_X, ReasonCode.BAD_ID_NUMBER, name);
        }
        return number;
    }
}
