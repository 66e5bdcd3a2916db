package org.healthhub.connectors.healthcard;

import java.util.Optional;
import org.healthhub.registry.intake.Holder;

/** What the card management system outside says of a card. */
sealed interface CardSystemAnswer {
    /** It knows the card: whose it is, and the QR codes that it gave. */
    record Known(Holder holder, String ehcId, Optional<CardQr> fixed, Optional<CardQr> dynamic)
            implements CardSystemAnswer {
    }

    /** It answers with a result code of the interface that is none of success. */
    record Refused(String resultCode) implements CardSystemAnswer {
    }

    /** It is not connected with this hub. */
    record NotConnected() implements CardSystemAnswer {
    }

    /** It does not answer, not in time, or not as the interface says. */
    record Unavailable() implements CardSystemAnswer {
    }
}
