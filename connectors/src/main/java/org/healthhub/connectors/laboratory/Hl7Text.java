package org.healthhub.connectors.laboratory;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The lines of a message with the character set in which it came. The header says which one (field 18); where it says
 * nothing, the content type does, and else it is UTF-8 if it can be, GB 18030 if not.
 */
record Hl7Text(List<String> segments, Charset charset) {
    static final Charset GB18030 = Charset.forName("GB18030");
    private static final String HEADER = "MSH";
    /** The headers of a file and of a batch may stand before it. */
    private static final int ENVELOPES = 2;
    private static final int CHARSET_FIELD = 18;
    private static final int MOST_SEGMENTS = 100_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern SEGMENT = Pattern.compile("[A-Z][A-Z0-9]{2}(?:[^A-Za-z0-9].*)?", Pattern.DOTALL);
    private static final Pattern LINE_END = Pattern.compile("\r\n?|\n");
    /** HL7 table 0211, and how some write it. GBK and GB 2312 are parts of GB 18030. */
    private static final Map<String, Charset> NAMES = Map.of("UNICODE UTF-8", StandardCharsets.UTF_8,
            "UTF-8", StandardCharsets.UTF_8, "GB 18030-2000", GB18030, "GB18030", GB18030, "GBK", GB18030,
            "GB2312", GB18030, "ASCII", StandardCharsets.US_ASCII, "8859/1", StandardCharsets.ISO_8859_1);

    /**
     * @throws Refusal UNREADABLE_MESSAGE, or UNSUPPORTED_CONTENT_TYPE when the header names another character set
     */
    static Hl7Text of(MessageBody body) {
        Charset charset = charset(body);
        return new Hl7Text(segments(body.text(charset)), charset);
    }

    /** The header of the first message; the character sets that are read all write its separators alike. */
    static String header(byte[] message) {
        int from = 0;
        for (int line = 0; line <= ENVELOPES; line++) {
            int end = endOfLine(message, from);
            String header = unmarked(line(message, from, end));
            if (header.startsWith(HEADER)) {
                return header;
            }
            from = startOfLine(message, end);
        }
        return "";
    }

    /** The first line, whatever it is. */
    static String firstLine(byte[] message) {
        return unmarked(line(message, 0, endOfLine(message, 0)));
    }

    /** A line in the character set in which it can be, as bytes that no character set has are still told apart. */
    static String line(byte[] message, int from, int to) {
        return strict(message, from, to, StandardCharsets.UTF_8).or(() -> strict(message, from, to, GB18030))
                .orElseGet(() -> new String(message, from, to - from, StandardCharsets.ISO_8859_1));
    }

    private static int endOfLine(byte[] message, int from) {
        int end = from;
        while (end < message.length && message[end] != '\r' && message[end] != '\n') {
            end++;
        }
        return end;
    }

    private static int startOfLine(byte[] message, int from) {
        int start = from;
        while (start < message.length && (message[start] == '\r' || message[start] == '\n')) {
            start++;
        }
        return start;
    }

    /** The character set that a header calls so. */
    static Optional<Charset> named(String name) {
        return Optional.ofNullable(NAMES.get(name.toUpperCase(Locale.ROOT)));
    }

    private static Charset charset(MessageBody body) {
        byte[] bytes = body.bytes();
        String named = field(header(bytes), CHARSET_FIELD);
        if (!named.isEmpty()) {
            return named(named).orElseThrow(() -> new Refusal(ReasonCode.UNSUPPORTED_CONTENT_TYPE));
        }
        return body.contentType().charset().orElseGet(() ->
                strict(bytes, 0, bytes.length, StandardCharsets.UTF_8).isPresent() ? StandardCharsets.UTF_8 : GB18030);
    }

    /** A field of a header segment as it is written, up to its first repetition; the first separator is field 1. */
    static String field(String header, int number) {
        if (header.length() < 4) {
            return "";
        }
        String[] fields = header.split(Pattern.quote(header.substring(3, 4)), number + 1);
        if (fields.length < number) {
            return "";
        }
        String field = fields[number - 1];
        int repeated = number > 2 ? field.indexOf('~') : -1;
        return (repeated < 0 ? field : field.substring(0, repeated)).strip();
    }

    private static List<String> segments(String text) {
        String[] lines = LINE_END.split(unmarked(text), MOST_SEGMENTS + 1);
        if (lines.length > MOST_SEGMENTS) {
            throw new Refusal(ReasonCode.TOO_LARGE);
        }
        List<String> segments = new ArrayList<>(lines.length);
        StringBuilder open = new StringBuilder();
        for (String line : lines) {
            if (SEGMENT.matcher(line).matches()) {
                close(open, segments);
                open.append(line);
            } else if (open.length() > 0) {
                // A line end inside a text: some systems do not escape it.
                open.append(' ').append(line.strip());
            } else if (!line.isBlank()) {
                throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
            }
        }
        close(open, segments);
        return segments;
    }

    private static void close(StringBuilder open, List<String> segments) {
        if (open.length() > 0) {
            segments.add(open.toString().stripTrailing());
            open.setLength(0);
        }
    }

    /** Without a byte order mark. */
    static String unmarked(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static Optional<String> strict(byte[] bytes, int from, int to, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from)).toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }
}
