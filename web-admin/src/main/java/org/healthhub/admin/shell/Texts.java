package org.healthhub.admin.shell;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * Every word on a page, and how numbers and times are written, in one language. Times are those of Asia/Shanghai,
 * whatever the zone of the server.
 */
public final class Texts {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm").withZone(ZONE);
    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Texts(language));
        }
    }

    private final Language language;
    private final ResourceBundle bundle;

    private Texts(Language language) {
        this.language = language;
        // No fallback: the language of the server's machine must not stand in for a missing one.
        this.bundle = ResourceBundle.getBundle("org.healthhub.admin.texts", language.locale(),
                Texts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public static Texts in(Language language) {
        return ALL.get(language);
    }

    public Language language() {
        return language;
    }

    public String of(String key) {
        return bundle.getString(key);
    }

    /** The text with its placeholders filled; numbers and times are given as they shall be written. */
    public String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(values);
    }

    /** For words that partners may bring and the console may not know yet. */
    public String orElse(String key, String otherwise) {
        return bundle.containsKey(key) ? bundle.getString(key) : otherwise;
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** A share of one as a percentage with one decimal. */
    public String share(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(language.locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    public String time(Instant instant) {
        return TIME.format(instant);
    }

    /** The time of day alone, for what is of today anyway. */
    public String clock(Instant instant) {
        return TIME.format(instant).substring(11);
    }

    /** To the minute, as people agree on moments; with seconds only where there are any. */
    public String moment(Instant instant) {
        String time = TIME.format(instant);
        return time.endsWith(":00") ? time.substring(0, time.length() - 3) : time;
    }

    public String date(LocalDate date) {
        return DateTimeFormatter.ISO_LOCAL_DATE.format(date);
    }

    /** As a field of date and time takes it. */
    public static String field(Instant instant) {
        return FIELD.format(instant);
    }

    /** What a field of date and time says, in the hub's zone. */
    public static Instant momentOf(LocalDateTime field) {
        return field.atZone(ZONE).toInstant();
    }

    /** The day of the hub's zone. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
