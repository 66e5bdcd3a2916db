package org.healthhub.connectors.healthcard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.healthhub.connectors.FieldForms;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RefusedValue;

/** The fields of one XML text of the provincial interface. An empty element counts as absent. */
final class RhcFields {
    private static final String SPECIAL = "&<>\"'";
    /** The interface writes day and time without a space between; some of its clients put one in. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd['T'][' ']HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

    private final Map<String, String> texts;

    RhcFields(Map<String, String> texts) {
        this.texts = texts;
    }

    Optional<String> optional(String name, int longest) {
        Optional<String> text = Optional.ofNullable(texts.get(name)).filter(t -> !t.isEmpty());
        text.ifPresent(t -> check(name, t, longest));
        return text;
    }

    /** A long text whose form somebody else checks. */
    Optional<String> unchecked(String name) {
        return Optional.ofNullable(texts.get(name)).filter(t -> !t.isEmpty());
    }

    String text(String name, int longest) {
        return optional(name, longest).orElseThrow(() -> new RhcRefusal(ReasonCode.MISSING_FIELD, name));
    }

    String matching(String name, Pattern shape, ReasonCode otherwise) {
        String text = text(name, 128);
        if (!shape.matcher(text).matches()) {
            throw new RhcRefusal(otherwise, name);
        }
        return text;
    }

    LocalDateTime time(String name) {
        try {
            return LocalDateTime.parse(text(name, 20), TIME);
        } catch (DateTimeException notATime) {
            throw new RhcRefusal(ReasonCode.BAD_TIME, name);
        }
    }

    /** A birth date, {@code yyyyMMdd}. */
    LocalDate birthDate(String name) {
        try {
            return LocalDate.parse(text(name, 20), DAY);
        } catch (DateTimeException notADay) {
            throw new RhcRefusal(RhcResult.BAD_BIRTH_DATE, ReasonCode.BAD_DATE, name);
        }
    }

    /** What a self-checking type makes of a field; its refusal becomes that of the field. */
    static <T> T checked(String name, Supplier<T> type) {
        try {
            return type.get();
        } catch (RefusedValue refusal) {
            throw new RhcRefusal(refusal.reason(), name);
        }
    }

    private static void check(String name, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw new RhcRefusal(ReasonCode.TOO_LONG, name);
        }
        if (text.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0)) {
            throw new RhcRefusal(RhcResult.SPECIAL_CHARACTER, ReasonCode.BAD_FIELD, name);
        }
        if (!FieldForms.isStorable(text)) {
            throw new RhcRefusal(ReasonCode.BAD_FIELD, name);
        }
    }
}
