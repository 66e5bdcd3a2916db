package org.healthhub.registry;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A person's health card as the latest fact about it says.
 *
 * @param ehcId        the id of the electronic health card, 64 hex digits
 * @param status       of the dictionary RHC_VCARD_ZT; {@link #CANCELLED} once it was cancelled
 * @param fixedCodeAt  since when the code that does not expire was given out, if it was
 * @param dynamicUntil until when the last code that expires is valid, if one was given out
 */
public record CardView(String ehcId, String status, Optional<Instant> fixedCodeAt, Optional<Instant> dynamicUntil) {
    /** Dictionary RHC_VCARD_ZT: the card was cancelled. */
    public static final String CANCELLED = "0";
    /** Dictionary RHC_VCARD_ZT: in order, with a QR code. */
    public static final String NORMAL = "1";
    /** Dictionary RHC_VCARD_ZT: certified, no QR code applied for yet. */
    public static final String CERTIFIED = "4";

    public CardView {
        requireNonNull(ehcId, "ehcId");
        requireNonNull(status, "status");
        requireNonNull(fixedCodeAt, "fixedCodeAt");
        requireNonNull(dynamicUntil, "dynamicUntil");
    }

    public boolean isCancelled() {
        return status.equals(CANCELLED);
    }

    /** Whether it was reviewed and is not cancelled. */
    public boolean isInOrder() {
        return status.equals(NORMAL) || status.equals(CERTIFIED);
    }

    /** The status with regard to the QR codes that were given out since. */
    public String shownStatus() {
        boolean hasCode = fixedCodeAt.isPresent() || dynamicUntil.isPresent();
        return status.equals(CERTIFIED) && hasCode ? NORMAL : status;
    }
}
