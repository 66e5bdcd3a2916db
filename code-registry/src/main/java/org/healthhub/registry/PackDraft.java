package org.healthhub.registry;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.healthhub.registry.rules.RulePack;

/**
 * A document that an officer handed in, once it was read as a rule pack. It may still have defects.
 *
 * @param text as it is stored
 */
record PackDraft(String text, RulePack pack) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** @throws IllegalArgumentException when it is no rule pack or too large; the message says where and why */
    static PackDraft read(String document) {
        if (document.getBytes(StandardCharsets.UTF_8).length > RulePackDesk.LARGEST_DOCUMENT) {
            throw tooLarge();
        }
        String text = RulePackTables.plain(document);
        RulePack pack = RulePackFile.parse(text);
        if (!NAME.matcher(pack.name()).matches()) {
            throw new IllegalArgumentException("pack: letters, digits and . _ - only, 40 at most");
        }
        return new PackDraft(text, pack);
    }

    /** @throws IllegalArgumentException as {@link #read(String)}, and when it is not UTF-8 */
    static PackDraft read(byte[] file) {
        if (file.length > RulePackDesk.LARGEST_DOCUMENT) {
            throw tooLarge();
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the file is not UTF-8", e);
        }
    }

    private static IllegalArgumentException tooLarge() {
        return new IllegalArgumentException("larger than 1 MiB");
    }
}
