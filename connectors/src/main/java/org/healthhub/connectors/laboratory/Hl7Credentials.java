package org.healthhub.connectors.laboratory;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.MessageBody;

/**
 * Who sends a message over a connection that knows no login, as its first header says: the account in field 4 (sending
 * facility), the password in field 8 (security). FHS, BHS and MSH have them in the same places. See decision 0018.
 */
record Hl7Credentials(String account, String password) {
    private static final int ACCOUNT = 4;
    private static final int PASSWORD = 8;
    private static final Pattern HEADER = Pattern.compile("(?:MSH|BHS|FHS)[^A-Za-z0-9].*", Pattern.DOTALL);

    /** Of a header segment; blank where it has none. */
    static Hl7Credentials of(String header) {
        if (!HEADER.matcher(header).matches()) {
            return new Hl7Credentials("", "");
        }
        String separators = Hl7Text.field(header, 2);
        String account = Hl7Text.field(header, ACCOUNT);
        int end = separators.isEmpty() ? -1 : account.indexOf(separators.charAt(0));
        return new Hl7Credentials(end < 0 ? account : account.substring(0, end), Hl7Text.field(header, PASSWORD));
    }

    /**
     * The message without passwords; empty where another of its headers names another sender.
     *
     * @throws org.healthhub.connectors.Refusal when it is unreadable as a whole
     */
    Optional<MessageBody> removedFrom(MessageBody message) {
        Hl7Text text = Hl7Text.of(message);
        StringBuilder without = new StringBuilder();
        for (String segment : text.segments()) {
            if (!HEADER.matcher(segment).matches()) {
                without.append(segment).append('\r');
                continue;
            }
            Hl7Credentials own = of(segment);
            if (!own.password().isEmpty() && !own.equals(this)) {
                return Optional.empty();
            }
            without.append(withoutPassword(segment)).append('\r');
        }
        return Optional.of(MessageBody.of(without.toString(), type(text.charset())));
    }

    @Override
    public String toString() {
        return "credentials of " + account;
    }

    private static String withoutPassword(String header) {
        String separator = header.substring(3, 4);
        String[] fields = header.split(Pattern.quote(separator), -1);
        // The first separator is field 1 of the header, so the array counts one less.
        if (fields.length >= PASSWORD) {
            fields[PASSWORD - 1] = "";
        }
        return String.join(separator, List.of(fields));
    }

    private static ContentType type(Charset charset) {
        return new ContentType(Hl7Format.MEDIA_TYPE, Optional.of(charset));
    }
}
