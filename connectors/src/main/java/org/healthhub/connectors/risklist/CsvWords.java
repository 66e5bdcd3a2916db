package org.healthhub.connectors.risklist;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.healthhub.connectors.HubDay;

/**
 * How people write in tables what the JSON form of the list has a word for. What is not known stays as it stands, so that
 * the translator refuses it by its code.
 */
final class CsvWords {
    private static final Map<String, String> CATEGORIES = Map.ofEntries(Map.entry("确诊病例", "CONFIRMED"),
            Map.entry("疑似病例", "SUSPECTED"), Map.entry("无症状感染者", "ASYMPTOMATIC"),
            Map.entry("密切接触者", "CLOSE_CONTACT"), Map.entry("医学观察", "UNDER_OBSERVATION"),
            Map.entry("同楼道", "SAME_STAIR"), Map.entry("有症状者接触", "CONTACT_OF_SYMPTOMATIC"),
            Map.entry("重点地区来人", "AREA_ARRIVAL"), Map.entry("场所暴露", "VENUE_EXPOSURE"),
            Map.entry("谎报瞒报", "FALSE_DECLARATION"), Map.entry("擅自离开隔离", "ISOLATION_LEFT"),
            Map.entry("出院", "DISCHARGED"), Map.entry("排除", "EXCLUDED"), Map.entry("解除", "RELEASED"),
            Map.entry("死亡", "DECEASED"));
    private static final Map<String, String> OBSERVATIONS = Map.of("居家", "HOME", "集中", "CENTRAL");
    private static final Map<String, String> ID_TYPES = Map.ofEntries(Map.entry("居民身份证", "RESIDENT_ID"),
            Map.entry("身份证", "RESIDENT_ID"), Map.entry("户口簿", "HOUSEHOLD_BOOK"), Map.entry("护照", "PASSPORT"),
            Map.entry("军官证", "OFFICER"), Map.entry("港澳居民来往内地通行证", "HKMO_PERMIT"),
            Map.entry("台湾居民来往大陆通行证", "TW_PERMIT"), Map.entry("港澳台居民居住证", "HMT_RESIDENCE"),
            Map.entry("外国人永久居留身份证", "FOREIGN_PR"), Map.entry("出生医学证明", "BIRTH_CERT"),
            Map.entry("其他", "OTHER"));
    private static final Map<String, String> OPERATIONS = Map.of("新增", "ADD", "撤销", "REMOVE");
    /** A spreadsheet rewrites 2020-03-01 in the form of its country. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy/M/d", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy/M/d H:mm[:ss]", Locale.ROOT);

    private CsvWords() {
    }

    static String read(CsvColumn column, String cell) {
        return switch (column) {
            case CATEGORY -> CATEGORIES.getOrDefault(cell, cell.toUpperCase(Locale.ROOT));
            case OBSERVATION -> OBSERVATIONS.getOrDefault(cell, cell.toUpperCase(Locale.ROOT));
            case ID_TYPE -> ID_TYPES.getOrDefault(cell, cell.toUpperCase(Locale.ROOT));
            case OPERATION -> OPERATIONS.getOrDefault(cell, cell.toUpperCase(Locale.ROOT));
            case SINCE, UNTIL -> date(cell);
            case OBSERVED_AT -> time(cell);
            default -> cell;
        };
    }

    private static String date(String cell) {
        try {
            return LocalDate.parse(cell.replace('-', '/'), DATE).toString();
        } catch (DateTimeException notInThisForm) {
            return cell;
        }
    }

    /** A time without an offset is that of China, which has one only. */
    private static String time(String cell) {
        try {
            LocalDateTime local = LocalDateTime.parse(cell.replace('-', '/').replace('T', ' '), TIME);
            return local.atZone(HubDay.ZONE).toOffsetDateTime().toString();
        } catch (DateTimeException notInThisForm) {
            return cell;
        }
    }
}
