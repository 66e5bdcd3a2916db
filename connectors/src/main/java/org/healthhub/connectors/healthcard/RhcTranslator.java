package org.healthhub.connectors.healthcard;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.healthhub.connectors.Observed;
import org.healthhub.registry.CardView;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.Finding.CardCancelled;
import org.healthhub.registry.intake.Finding.CardIssued;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RecordKey;

/**
 * Turns a message of the provincial interface into one canonical record. Pictures, addresses and the clerk's details
 * are not kept; of what is required but not kept, only the form is checked.
 */
final class RhcTranslator {
    private static final Pattern SEX = Pattern.compile("[0129]");
    private static final Pattern NATION = Pattern.compile("0[1-9]|[1-4][0-9]|5[0-6]|99");
    private static final Pattern EHC_ID = Pattern.compile("[0-9A-Fa-f]{64}");

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
        Holder holder() {
            return (Holder) record.facts().get(0).subject();
        }

        /** The card that the record is about. */
        String ehcId() {
            Finding finding = record.facts().get(0).finding();
            return finding instanceof CardCancelled cancelled ? cancelled.ehcId() : ((CardIssued) finding).ehcId();
        }
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
                        new CardIssued(observed.day(), card.value(), CardView.CERTIFIED, Optional.empty())),
                        Optional.of(card));
            }
            case MODIFY -> new Translated(record(key, observed, arrival, RhcPersons.holder(message),
                    new CardIssued(observed.day(), modified(message), CardView.CERTIFIED, Optional.empty())),
                    Optional.empty());
            case CANCEL -> new Translated(record(key, observed, arrival, RhcPersons.holder(message),
                    new CardCancelled(observed.day(), cancelled(message))), Optional.empty());
            default -> throw new IllegalArgumentException("no record comes of " + action.operation());
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
        RhcPictures.check(message);
        return RhcPersons.holder(message);
    }

    private static String modified(RhcFields message) {
        message.text("alterNo", 64);
        message.text("alterTime", 20);
        return message.matching("ecardId", EHC_ID, ReasonCode.BAD_FIELD).toUpperCase(Locale.ROOT);
    }

    private static String cancelled(RhcFields message) {
        return qrCode(message).ehcId();
    }

    /** @throws RhcRefusal when it is none of a health card */
    static CardQr qrCode(RhcFields message) {
        return CardQr.read(message.text("qr_code", 256))
                .orElseThrow(() -> new RhcRefusal(RhcResult.BAD_QR_CODE, ReasonCode.BAD_FIELD, "qr_code"));
    }
}
