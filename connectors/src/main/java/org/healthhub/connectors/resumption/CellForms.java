package org.healthhub.connectors.resumption;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.connectors.resumption.XlsxBook.Cell;
import org.healthhub.registry.intake.ReasonCode;

/** How people and Excel write values in cells. What is not written so stays as it is, for the translator to refuse. */
final class CellForms {
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final int SECONDS_PER_DAY = 86_400;
    /** Excel keeps fifteen digits of a number and makes the rest zeros: a longer one is not what was typed. */
    private static final BigDecimal EXACT = new BigDecimal("1E15");
    private static final BigDecimal LAST_DAY = new BigDecimal("200000");
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern TIME = Pattern.compile("(\\S+)[ T](\\d{2}:\\d{2}(:\\d{2})?)");
    private static final Map<String, String> ID_TYPES = Map.ofEntries(Map.entry("居民身份证", "RESIDENT_ID"),
            Map.entry("身份证", "RESIDENT_ID"), Map.entry("户口簿", "HOUSEHOLD_BOOK"), Map.entry("护照", "PASSPORT"),
            Map.entry("港澳居民来往内地通行证", "HKMO_PERMIT"), Map.entry("台湾居民来往大陆通行证", "TW_PERMIT"),
            Map.entry("港澳台居民居住证", "HMT_RESIDENCE"), Map.entry("外国人永久居留身份证", "FOREIGN_PR"),
            Map.entry("军官证", "OFFICER"), Map.entry("其他", "OTHER"));
    private static final Map<String, Boolean> FLAGS = Map.of("是", true, "否", false, "TRUE", true, "FALSE", false,
            "1", true, "0", false, "已签署", true, "未签署", false);

    private final LocalDate epoch;

    CellForms(boolean since1904) {
        this.epoch = since1904 ? EPOCH_1904 : EPOCH;
    }

    /** Puts a cell into the record; what is wrong with it whatever it says. */
    Optional<UnreadableRecord> put(ObjectNode into, RosterField field, Cell cell, String path) {
        String[] names = field.path().split("\\.");
        ObjectNode object = names.length == 1 ? into : into.withObject("/" + names[0]);
        String name = names[names.length - 1];
        if (cell.kind() == Cell.Kind.FORMULA) {
            return Optional.of(new UnreadableRecord(ReasonCode.FORMULA_IN_CELL, path + field.path()));
        }
        if (cell.text().length() > XlsxBook.LONGEST_TEXT) {
            return Optional.of(new UnreadableRecord(ReasonCode.TOO_LONG, path + field.path()));
        }
        Optional<BigDecimal> number = cell.kind() == Cell.Kind.NUMBER ? number(cell.text()) : Optional.empty();
        if (number.filter(n -> n.abs().compareTo(EXACT) >= 0).isPresent()) {
            return Optional.of(new UnreadableRecord(ReasonCode.BAD_FIELD, path + field.path()));
        }
        String text = plain(cell.text(), field.form());
        switch (field.form()) {
            case TEXT, NAME -> object.put(name, number.map(CellForms::plain).orElse(text));
            case ID_TYPE -> object.put(name, ID_TYPES.getOrDefault(text, number.map(CellForms::plain).orElse(text)));
            case DATE -> object.put(name, number.flatMap(this::day).map(LocalDate::toString).orElseGet(() -> date(text)));
            case TIME -> object.put(name, number.flatMap(this::moment).orElseGet(() -> time(text)));
            case FLAG -> flag(object, name, text);
            case COUNT -> count(object, name, number.map(CellForms::plain).orElse(text));
        }
        return Optional.empty();
    }

    private static void flag(ObjectNode object, String name, String text) {
        Boolean flag = FLAGS.get(text);
        if (flag == null) {
            object.put(name, text);
        } else {
            object.put(name, flag);
        }
    }

    private static void count(ObjectNode object, String name, String text) {
        if (text.matches("\\d{1,9}")) {
            object.put(name, Integer.parseInt(text));
        } else {
            object.put(name, text);
        }
    }

    /** Full-width digits and letters made plain, but for names; the apostrophe that keeps a number a text left off. */
    private static String plain(String text, RosterField.Form form) {
        String plain = (form == RosterField.Form.NAME ? text : Normalizer.normalize(text, Normalizer.Form.NFKC)).strip();
        return plain.startsWith("'") || plain.startsWith("\u2019") ? plain.substring(1).strip() : plain;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().scale() > 20 ? number.toString() : number.stripTrailingZeros().toPlainString();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.length() > 40 ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private Optional<LocalDate> day(BigDecimal serial) {
        return serial.signum() < 0 || serial.compareTo(LAST_DAY) > 0 ? Optional.empty()
                : Optional.of(epoch.plusDays(serial.longValue()));
    }

    private Optional<String> moment(BigDecimal serial) {
        return day(serial).map(day -> inZone(day.atStartOfDay().plusSeconds(serial.remainder(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(SECONDS_PER_DAY)).setScale(0, RoundingMode.HALF_UP).longValue())));
    }

    private static String date(String text) {
        Matcher date = DATE.matcher(text);
        return date.matches() ? "%s-%02d-%02d".formatted(date.group(1), Integer.parseInt(date.group(2)),
                Integer.parseInt(date.group(3))) : text;
    }

    private static String time(String text) {
        Matcher time = TIME.matcher(text);
        try {
            return time.matches() ? inZone(LocalDateTime.parse(date(time.group(1)) + "T" + time.group(2)))
                    : DATE.matcher(text).matches() ? inZone(LocalDate.parse(date(text)).atStartOfDay()) : text;
        } catch (DateTimeException noSuchTime) {
            return text;
        }
    }

    /** Workbooks are written by the clock on the wall. */
    private static String inZone(LocalDateTime local) {
        return local.atZone(ZoneId.of("Asia/Shanghai")).toOffsetDateTime().toString();
    }
}
