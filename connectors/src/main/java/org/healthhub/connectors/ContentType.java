package org.healthhub.connectors;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import org.healthhub.registry.intake.ReasonCode;

/**
 * What a sender says its message is written in (RFC 9110, 8.3): a media type in lower case and a character set.
 * A message that says nothing is {@link #JSON}.
 */
public record ContentType(String mediaType, Optional<Charset> charset) {
    /** The hub's own form. */
    public static final ContentType JSON = new ContentType("application/json", Optional.empty());
    private static final int LONGEST = 256;

    public ContentType {
        requireNonNull(mediaType, "mediaType");
        requireNonNull(charset, "charset");
    }

    public static ContentType of(String mediaType) {
        return new ContentType(mediaType, Optional.empty());
    }

    /**
     * Reads a header.
     *
     * @param header as {@code text/csv; charset=GB18030}; blank is JSON
     * @throws Refusal UNSUPPORTED_CONTENT_TYPE when it names a character set that nobody knows
     */
    public static ContentType read(String header) {
        if (header.isBlank()) {
            return JSON;
        }
        if (header.length() > LONGEST) {
            throw new Refusal(ReasonCode.UNSUPPORTED_CONTENT_TYPE);
        }
        String[] parts = header.split(";");
        Optional<Charset> charset = Optional.empty();
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].strip().split("=", 2);
            if (parameter.length == 2 && parameter[0].strip().equalsIgnoreCase("charset")) {
                charset = Optional.of(charset(parameter[1].strip().replace("\"", "")));
            }
        }
        return new ContentType(parts.length == 0 ? "" : parts[0].strip().toLowerCase(Locale.ROOT), charset);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new Refusal(ReasonCode.UNSUPPORTED_CONTENT_TYPE);
        }
    }
}
