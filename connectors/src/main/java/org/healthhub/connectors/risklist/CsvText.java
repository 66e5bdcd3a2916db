package org.healthhub.connectors.risklist;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The text of a CSV message: in the character set that its content type names, else in UTF-8 where it begins with a byte
 * order mark or reads as UTF-8, else in GB18030, which spreadsheets in China save.
 */
final class CsvText {
    private static final Charset GB18030 = Charset.forName("GB18030");
    /** Older names of which GB18030 reads all, and which are often wrong where they stand. */
    private static final Set<String> CHINESE = Set.of("GB18030", "GBK", "GB2312", "x-mswin-936");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvText() {
    }

    /**
     * @throws Refusal UNSUPPORTED_CONTENT_TYPE for another character set, UNREADABLE_MESSAGE for bytes of none
     */
    static String of(MessageBody message) {
        Optional<Charset> named = message.contentType().charset();
        String text = named.isPresent() ? message.text(known(named.get())) : guessed(message);
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static Charset known(Charset named) {
        if (CHINESE.contains(named.name())) {
            return GB18030;
        }
        if (named.equals(StandardCharsets.UTF_8) || named.equals(StandardCharsets.US_ASCII)) {
            return StandardCharsets.UTF_8;
        }
        throw new Refusal(ReasonCode.UNSUPPORTED_CONTENT_TYPE);
    }

    private static String guessed(MessageBody message) {
        try {
            return message.text();
        } catch (Refusal notUtf8) {
            byte[] bytes = message.bytes();
            boolean marked = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB
                    && bytes[2] == (byte) 0xBF;
            if (marked) {
                throw notUtf8;
            }
            return message.text(GB18030);
        }
    }
}
