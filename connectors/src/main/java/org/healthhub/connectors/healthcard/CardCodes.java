package org.healthhub.connectors.healthcard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.healthhub.connectors.rest.QrPicture;
import org.healthhub.registry.CardDesk;
import org.healthhub.registry.CardHolder;
import org.healthhub.registry.CardView;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;

/** The QR codes of health cards: given out, looked up, and told whose they are. Shared by both interfaces. */
@ApplicationScoped
class CardCodes {
    /** Width and height of a picture, as the interface has it. */
    private static final int PIXELS = 200;
    private static final String NOT_REVIEWED = "2";
    private static final String REVIEW_FAILED = "3";
    private static final String NOT_REGISTERED = "5";

    /** How long a code that expires is valid. */
    private final Duration life = Duration.parse(System.getProperty("hub.card.code.life", "PT5M"));
    private CardDesk cards;
    private RegistrationsUnderWay underWay;
    private CardKeys keys;
    private Clock clock;

    /** For the container's proxy. */
    protected CardCodes() {
    }

    @Inject
    CardCodes(CardDesk cards, RegistrationsUnderWay underWay, CardKeys keys, Clock clock) {
        this.cards = cards;
        this.underWay = underWay;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The person with this document, whose card is in order.
     *
     * @throws RhcRefusal when there is no such card, or it is not in order
     */
    CardHolder inOrder(HolderId id, PartnerCode partner, String purpose) {
        CardHolder person = underWay.awaited(id, () -> cards.holder(id, partner, purpose)
                .filter(known -> known.card().isPresent())).orElseThrow(CardCodes::notRegistered);
        checkInOrder(person.card().orElseThrow());
        return person;
    }

    private static void checkInOrder(CardView card) {
        switch (card.status()) {
            case CardView.CANCELLED -> throw new RhcRefusal(RhcResult.CANCELLED, ReasonCode.CARD_STATE, "");
            case NOT_REVIEWED -> throw new RhcRefusal(RhcResult.NOT_REVIEWED, ReasonCode.CARD_STATE, "");
            case REVIEW_FAILED -> throw new RhcRefusal(RhcResult.REVIEW_FAILED, ReasonCode.CARD_STATE, "");
            case NOT_REGISTERED -> throw notRegistered();
            default -> { }
        }
    }

    /** The code that does not expire; given out once. */
    CardQr applyFixed(CardHolder person, PartnerCode partner) {
        if (!cards.giveFixed(person.holder().id(), partner)) {
            throw new RhcRefusal(RhcResult.FIXED_CODE_ALREADY, ReasonCode.CARD_STATE, "qrcode_type");
        }
        return CardQr.fixed(person.card().orElseThrow().ehcId());
    }

    /** The same, given out as often as it is asked for. */
    CardQr fixedAgain(CardHolder person, PartnerCode partner) {
        cards.giveFixed(person.holder().id(), partner);
        return CardQr.fixed(person.card().orElseThrow().ehcId());
    }

    /** A code that expires; one at a time. */
    CardQr applyDynamic(CardHolder person, PartnerCode partner) {
        Instant until = clock.instant().plus(life).truncatedTo(ChronoUnit.SECONDS);
        if (!cards.giveDynamic(person.holder().id(), until, partner)) {
            throw new RhcRefusal(RhcResult.DYNAMIC_CODE_VALID, ReasonCode.CARD_STATE, "qrcode_type");
        }
        return CardQr.until(until, person.card().orElseThrow().ehcId(), keys.protection());
    }

    /** The codes that were given out and still are valid: what was given out can be made again. */
    Optional<CardQr> fixed(CardView card) {
        return card.fixedCodeAt().map(since -> CardQr.fixed(card.ehcId()));
    }

    Optional<CardQr> dynamic(CardView card) {
        return card.dynamicUntil().filter(until -> until.isAfter(clock.instant()))
                .map(until -> CardQr.until(until, card.ehcId(), keys.protection()));
    }

    /**
     * The person whose card this code shows.
     *
     * @throws RhcRefusal when the code is not authentic or has expired, or there is no such card
     */
    CardHolder verified(CardQr code, PartnerCode partner, String purpose) {
        if (!code.isFixed()) {
            Instant expiresAt = code.expiresAt(keys.protection())
                    .orElseThrow(() -> new RhcRefusal(RhcResult.BAD_QR_CODE, ReasonCode.BAD_FIELD, "qr_code"));
            if (!expiresAt.isAfter(clock.instant())) {
                throw new RhcRefusal(RhcResult.QR_CODE_EXPIRED, ReasonCode.TOKEN_EXPIRED, "qr_code");
            }
        }
        return found(code.ehcId(), "qr_code", () -> cards.holderOf(code.ehcId(), partner, purpose));
    }

    /** The person whose code has this token of the hub. */
    CardHolder ofToken(String token, PartnerCode partner, String purpose) {
        return found(token, "healthCode", () -> cards.holderOfToken(token, partner, purpose));
    }

    /** The card as it was made here; empty for a card of another system. */
    Optional<EhcId> made(CardHolder person) {
        return person.card().flatMap(card ->
                EhcId.made(keys.root(), person.holder().id(), person.holder().name(), card.ehcId()));
    }

    private CardHolder found(String key, String field, Supplier<Optional<CardHolder>> question) {
        CardHolder person = underWay.awaited(key, question)
                .orElseThrow(() -> new RhcRefusal(ReasonCode.CARD_UNKNOWN, field));
        CardView card = person.card().filter(held -> !held.isCancelled())
                .orElseThrow(() -> new RhcRefusal(ReasonCode.CARD_UNKNOWN, field));
        checkInOrder(card);
        return person;
    }

    static String picture(CardQr code) {
        return Base64.getEncoder().encodeToString(QrPicture.of(code.text()).png(PIXELS));
    }

    private static RhcRefusal notRegistered() {
        return new RhcRefusal(RhcResult.NOT_REGISTERED, ReasonCode.CARD_UNKNOWN, "");
    }

    /** The elements for a code and its picture. */
    static Map<String, String> elements(String code, String picture, CardQr qr) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(code, qr.text());
        fields.put(picture, picture(qr));
        return fields;
    }
}
