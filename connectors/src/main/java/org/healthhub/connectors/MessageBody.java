package org.healthhub.connectors;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.healthhub.registry.intake.ReasonCode;

/** The content of a message as it came through a door, with the content type that its sender named, if any. */
public final class MessageBody {
    private static final char REPLACEMENT = '\uFFFD';

    private final Optional<byte[]> bytes;
    private final String text;
    private final ContentType contentType;

    private MessageBody(Optional<byte[]> bytes, String text, ContentType contentType) {
        this.bytes = bytes;
        this.text = requireNonNull(text, "text");
        this.contentType = requireNonNull(contentType, "contentType");
    }

    /** A message that came as text, so that its bytes are nobody's but ours. */
    public static MessageBody of(String text, ContentType contentType) {
        return new MessageBody(Optional.empty(), text, contentType);
    }

    /** A message that came as bytes, which the caller leaves alone from now on. */
    public static MessageBody of(byte[] bytes, ContentType contentType) {
        return new MessageBody(Optional.of(bytes), "", contentType);
    }

    /**
     * Reads a body, no more of it than the limit of {@link JsonDoor#MOST_BYTES}.
     *
     * @throws Refusal TOO_LARGE
     */
    public static MessageBody read(InputStream body, ContentType contentType) throws IOException {
        byte[] bytes = body.readNBytes(JsonDoor.MOST_BYTES + 1);
        if (bytes.length > JsonDoor.MOST_BYTES) {
            throw new Refusal(ReasonCode.TOO_LARGE);
        }
        return of(bytes, contentType);
    }

    public ContentType contentType() {
        return contentType;
    }

    /** The bytes; a text is given in UTF-8. */
    public byte[] bytes() {
        return bytes.orElseGet(() -> text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The content as text in UTF-8.
     *
     * @throws Refusal UNREADABLE_MESSAGE when the bytes are something else
     */
    public String text() {
        return text(StandardCharsets.UTF_8);
    }

    /**
     * The content as text; the character set counts only where the message came as bytes.
     *
     * @throws Refusal UNREADABLE_MESSAGE when the bytes are not of this character set
     */
    public String text(Charset charset) {
        if (bytes.isEmpty()) {
            return text;
        }
        String fast = new String(bytes.get(), charset);
        // The fast decoder replaces what is malformed; only then is it worth to look again.
        return fast.indexOf(REPLACEMENT) < 0 ? fast : strict(bytes.get(), charset);
    }

    /** The content for somebody who looks at what could not be read: never refused, wrong characters replaced. */
    public String shown() {
        return bytes.map(b -> new String(b, contentType.charset().orElse(StandardCharsets.UTF_8))).orElse(text);
    }

    private static String strict(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notOfThisCharset) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
    }
}
