package org.healthhub.connectors.healthcard;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthhub.connectors.HubDay;

/**
 * The text in the QR picture of a health card: {@code <EHC ID>:1} for good, or {@code <EHC ID>:0:<validity>} until a
 * time that is enciphered under the protection key of whoever made it.
 *
 * @param ehcId    64 hex digits in upper case
 * @param validity 32 hex digits in upper case; empty for a fixed code
 */
record CardQr(String ehcId, Optional<String> validity) {
    private static final Pattern TEXT = Pattern.compile("([0-9A-Fa-f]{64}):(?:1|0:([0-9A-Fa-f]{32}))");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final int TIME_BYTES = 7;

    CardQr {
        requireNonNull(ehcId, "ehcId");
        requireNonNull(validity, "validity");
    }

    /** The text as a QR code of a health card, if it is one. */
    static Optional<CardQr> read(String text) {
        Matcher parts = TEXT.matcher(text);
        return !parts.matches() ? Optional.empty() : Optional.of(new CardQr(upper(parts.group(1)),
                Optional.ofNullable(parts.group(2)).map(CardQr::upper)));
    }

    /** The code that does not expire. */
    static CardQr fixed(String ehcId) {
        return new CardQr(ehcId, Optional.empty());
    }

    /** The code that is valid until a time, to the second. */
    static CardQr until(Instant until, String ehcId, byte[] protectionKey) {
        byte[] time = HEX.parseHex(TIME.format(until.atZone(HubDay.ZONE)));
        return new CardQr(ehcId, Optional.of(
                HEX.formatHex(Sm4.encrypted(protectionKey, Arrays.copyOf(time, Sm4.BLOCK)))));
    }

    boolean isFixed() {
        return validity.isEmpty();
    }

    /** When it expires; empty for a fixed code, and for one that was made under another protection key. */
    Optional<Instant> expiresAt(byte[] protectionKey) {
        return validity.flatMap(cipher -> {
            byte[] plain = Sm4.decrypted(protectionKey, HEX.parseHex(cipher));
            for (int i = TIME_BYTES; i < plain.length; i++) {
                if (plain[i] != 0) {
                    return Optional.empty();
                }
            }
            try {
                return Optional.of(LocalDateTime.parse(HEX.formatHex(plain, 0, TIME_BYTES), TIME)
                        .atZone(HubDay.ZONE).toInstant());
            } catch (DateTimeException anotherKey) {
                return Optional.empty();
            }
        });
    }

    String text() {
        return ehcId + validity.map(cipher -> ":0:" + cipher).orElse(":1");
    }

    private static String upper(String hex) {
        return hex.toUpperCase(Locale.ROOT);
    }
}
