package org.healthhub.connectors.laboratory;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as laboratories write them, in ISO 8601 with offset. A time without one is China's; one that is not exact to the
 * minute stays as it is, for the translator to refuse: two tests a day apart count, so a day is not enough.
 */
final class ReportTime {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final Pattern HL7 =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})?(\\.\\d{1,4})?([+-]\\d{4})?");

    private ReportTime() {
    }

    /** {@code yyyyMMddHHmm[ss[.ssss]][±hhmm]}. */
    static String ofHl7(String text) {
        Matcher time = HL7.matcher(text);
        if (!time.matches()) {
            return text;
        }
        String seconds = Optional.ofNullable(time.group(6)).orElse("00");
        String fraction = Optional.ofNullable(time.group(7)).orElse("");
        String local = time.group(1) + "-" + time.group(2) + "-" + time.group(3) + "T" + time.group(4) + ":"
                + time.group(5) + ":" + seconds + fraction;
        return time.group(8) == null ? ofIso(local) : ofIso(local + time.group(8).substring(0, 3) + ":"
                + time.group(8).substring(3));
    }

    /** {@code yyyy-MM-ddTHH:mm:ss[±hh:mm]}. */
    static String ofIso(String text) {
        try {
            return OffsetDateTime.parse(text).toString();
        } catch (DateTimeException withoutOffset) {
            return local(text);
        }
    }

    private static String local(String text) {
        try {
            return LocalDateTime.parse(text).atOffset(CHINA).toString();
        } catch (DateTimeException notATime) {
            return text;
        }
    }
}
