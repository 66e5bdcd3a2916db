package org.healthhub.connectors.healthcard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.healthhub.connectors.Patience;
import org.healthhub.connectors.ScannedCode;
import org.healthhub.registry.CardDesk;
import org.healthhub.registry.VerifiedCode;
import org.healthhub.registry.intake.ReasonCode;

/**
 * Verifies the QR code of a health card at a checkpoint. What the hub made or knows is settled here; about any other card
 * the card management system is asked whose it is, and the answer is that person's code.
 */
@ApplicationScoped
public class CardQrVerification implements ScannedCode {
    private CardDesk cards;
    private HealthCardClient cardSystem;
    private CardKeys keys;
    private Clock clock;

    /** For the container's proxy. */
    protected CardQrVerification() {
    }

    @Inject
    CardQrVerification(CardDesk cards, HealthCardClient cardSystem, CardKeys keys, Clock clock) {
        this.cards = cards;
        this.cardSystem = cardSystem;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public boolean reads(String text) {
        // The hub's own tokens are shorter: they pay for one comparison.
        return text.length() > 64 && CardQr.read(text).isPresent();
    }

    @Override
    public VerifiedCode verify(String text, Patience patience) {
        CardQr code = CardQr.read(text).orElseThrow(() -> new IllegalArgumentException("not the code of a card"));
        Optional<Instant> expiresAt = code.expiresAt(keys.protection());
        if (expiresAt.isPresent()) {
            return expiresAt.get().isAfter(clock.instant()) ? cards.verifyCard(code.ehcId())
                    : cards.refused(ReasonCode.TOKEN_EXPIRED);
        }
        if (code.isFixed()) {
            VerifiedCode known = cards.verifyCard(code.ehcId());
            if (!known.refusal().equals(Optional.of(ReasonCode.CARD_UNKNOWN))) {
                return known;
            }
        }
        return asked(code, patience);
    }

    private VerifiedCode asked(CardQr code, Patience patience) {
        CardSystemAnswer answer = cardSystem.verify(code, patience);
        if (answer instanceof CardSystemAnswer.Known known) {
            return cards.verifyHolder(known.holder());
        }
        if (answer instanceof CardSystemAnswer.Unavailable) {
            return cards.refused(ReasonCode.CARD_SYSTEM_UNAVAILABLE);
        }
        boolean expired = answer instanceof CardSystemAnswer.Refused refused
                && refused.resultCode().equals(RhcResult.QR_CODE_EXPIRED.code());
        return cards.refused(expired ? ReasonCode.TOKEN_EXPIRED : ReasonCode.CARD_UNKNOWN);
    }
}
