package org.healthhub.registry.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Administrative divisions by GB/T 2260: all provinces, and the cities and the 90 counties of Zhejiang as they were
 * in February 2020. Below the province, other provinces are checked for shape only: their tables are not held here.
 */
public final class Divisions {
    private static final String HOME_PROVINCE = "33";
    private static final Map<String, String> PROVINCES = Map.ofEntries(
            Map.entry("11", "北京市"), Map.entry("12", "天津市"), Map.entry("13", "河北省"), Map.entry("14", "山西省"),
            Map.entry("15", "内蒙古自治区"), Map.entry("21", "辽宁省"), Map.entry("22", "吉林省"), Map.entry("23", "黑龙江省"),
            Map.entry("31", "上海市"), Map.entry("32", "江苏省"), Map.entry("33", "浙江省"), Map.entry("34", "安徽省"),
            Map.entry("35", "福建省"), Map.entry("36", "江西省"), Map.entry("37", "山东省"), Map.entry("41", "河南省"),
            Map.entry("42", "湖北省"), Map.entry("43", "湖南省"), Map.entry("44", "广东省"),
            Map.entry("45", "广西壮族自治区"), Map.entry("46", "海南省"), Map.entry("50", "重庆市"), Map.entry("51", "四川省"),
            Map.entry("52", "贵州省"), Map.entry("53", "云南省"), Map.entry("54", "西藏自治区"), Map.entry("61", "陕西省"),
            Map.entry("62", "甘肃省"), Map.entry("63", "青海省"), Map.entry("64", "宁夏回族自治区"),
            Map.entry("65", "新疆维吾尔自治区"), Map.entry("71", "台湾省"), Map.entry("81", "香港特别行政区"),
            Map.entry("82", "澳门特别行政区"), Map.entry("83", "台湾省"));
    private static final Map<String, String> HOME = readHome();

    private Divisions() {
    }

    /** Whether these two digits name a province. */
    public static boolean isProvince(String twoDigits) {
        return PROVINCES.containsKey(twoDigits);
    }

    /**
     * The six-digit code, if it is known.
     *
     * @throws RefusedValue UNKNOWN_DIVISION otherwise
     */
    public static String checked(String code) {
        boolean shaped = code.length() == 6 && code.chars().allMatch(c -> c >= '0' && c <= '9')
                && isProvince(code.substring(0, 2));
        if (!shaped || code.startsWith(HOME_PROVINCE) && !HOME.containsKey(code)) {
            throw new RefusedValue(ReasonCode.UNKNOWN_DIVISION);
        }
        return code;
    }

    /** The Chinese name as far as it is known: county, else city, else province. */
    public static Optional<String> nameOf(String code) {
        return Optional.ofNullable(HOME.getOrDefault(code,
                code.length() < 2 ? null : PROVINCES.get(code.substring(0, 2))));
    }

    private static Map<String, String> readHome() {
        Map<String, String> names = new HashMap<>();
        names.put("330000", "浙江省");
        try (var in = Divisions.class.getResourceAsStream("/divisions/zhejiang-2020.csv");
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines().skip(1).map(line -> line.split(",")).forEach(row -> {
                names.put(row[2], row[3]);
                names.put(row[0], row[3] + row[1]);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }
}
