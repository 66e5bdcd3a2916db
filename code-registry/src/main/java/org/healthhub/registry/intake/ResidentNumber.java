package org.healthhub.registry.intake;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * The citizen identification number: GB 11643-1999, 18 characters, check character by ISO 7064 MOD 11-2. Also
 * reads the 15-digit form that it replaced.
 */
final class ResidentNumber {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private ResidentNumber() {
    }

    /** The checked 18-character number; a 15-digit one is widened (born 19xx). */
    static String checked(String number) {
        String full = number.length() == 15 && isDigits(number, 15) ? widened(number) : number;
        if (full.length() != 18 || !isDigits(full, 17)) {
            throw new RefusedValue(ReasonCode.BAD_ID_NUMBER);
        }
        if (full.charAt(17) != checkOf(full)) {
            throw new RefusedValue(ReasonCode.BAD_ID_CHECK_DIGIT);
        }
        if (full.charAt(0) == '9' || !Divisions.isProvince(full.substring(0, 2))) {
            throw new RefusedValue(ReasonCode.BAD_ID_DIVISION);
        }
        birthDate(full);
        return full;
    }

    /** Checks only shape, check character and birth date: for residence permits and the foreigners' card of 2023. */
    static String checkedLikeResident(String number) {
        if (number.length() != 18 || !isDigits(number, 17)) {
            throw new RefusedValue(ReasonCode.BAD_ID_NUMBER);
        }
        if (number.charAt(17) != checkOf(number)) {
            throw new RefusedValue(ReasonCode.BAD_ID_CHECK_DIGIT);
        }
        birthDate(number);
        return number;
    }

    private static void birthDate(String full) {
        try {
            LocalDate.of(Integer.parseInt(full.substring(6, 10)), Integer.parseInt(full.substring(10, 12)),
                    Integer.parseInt(full.substring(12, 14)));
        } catch (DateTimeException noSuchDay) {
            throw new RefusedValue(ReasonCode.BAD_ID_BIRTH_DATE);
        }
    }

    private static String widened(String fifteen) {
        String body = fifteen.substring(0, 6) + "19" + fifteen.substring(6);
        return body + checkOf(body);
    }

    private static char checkOf(String number) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }

    private static boolean isDigits(String text, int length) {
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
