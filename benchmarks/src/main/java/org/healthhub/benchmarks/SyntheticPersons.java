package org.healthhub.benchmarks;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Distinct persons that do not exist, by number: resident identity numbers with the right check character. */
final class SyntheticPersons {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1940, 1, 1);
    private static final int BIRTHDAYS = 25_000;
    private static final String[] COUNTIES = {"330106", "330105", "330203", "330302", "330402", "330602", "330702"};
    private static final int PER_COUNTY = BIRTHDAYS * 1_000;

    private SyntheticPersons() {
    }

    static String residentNumber(int person) {
        if (person < 0 || person / PER_COUNTY >= COUNTIES.length) {
            throw new IllegalArgumentException("no person " + person);
        }
        int within = person % PER_COUNTY;
        String body = COUNTIES[person / PER_COUNTY]
                + FIRST_BIRTHDAY.plusDays(within % BIRTHDAYS).format(DateTimeFormatter.BASIC_ISO_DATE)
                + "%03d".formatted(within / BIRTHDAYS);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + CHECKS.charAt(sum % 11);
    }

    /** The member {@code holder} of a record. */
    static String holder(int person) {
        return """
                {"idType":"RESIDENT_ID","idNumber":"%s","name":"测试甲","phone":"138%08d"}"""
                .formatted(residentNumber(person), person % 100_000_000);
    }
}
