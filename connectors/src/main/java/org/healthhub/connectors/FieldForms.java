package org.healthhub.connectors;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** How single values are written, whatever the format around them. Empty means: not written so. */
public final class FieldForms {
    /** No fact about a living person is older, and none lies centuries ahead. */
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final BigDecimal COLDEST = new BigDecimal("34.0");
    private static final BigDecimal HOTTEST = new BigDecimal("43.0");

    private FieldForms() {
    }

    /** ISO 8601 with offset. */
    public static Optional<Instant> time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return inRange(time.getYear()) ? Optional.of(time.toInstant()) : Optional.empty();
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** A calendar date, {@code yyyy-MM-dd}. */
    public static Optional<LocalDate> date(String text) {
        if (!DATE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text)).filter(date -> inRange(date.getYear()));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Degrees Celsius from 34.0 to 43.0, brought to one decimal; a half is rounded up, towards fever. */
    public static Optional<BigDecimal> temperature(BigDecimal degrees) {
        boolean possible = degrees.compareTo(COLDEST) >= 0 && degrees.compareTo(HOTTEST) <= 0;
        return possible ? Optional.of(degrees.setScale(1, RoundingMode.HALF_UP)) : Optional.empty();
    }

    /** The constant of this name. */
    public static <E extends Enum<E>> Optional<E> constant(Class<E> table, String name) {
        for (E constant : table.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /** Whether the text holds no control character and no half of a surrogate pair, which no database takes. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static boolean inRange(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
