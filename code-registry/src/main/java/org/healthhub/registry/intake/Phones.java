package org.healthhub.registry.intake;

import java.util.regex.Pattern;

/** Mobile numbers of the mainland (11 digits, country code dropped), Hong Kong, Macau and Taiwan. */
final class Phones {
    private static final Pattern COUNTRY = Pattern.compile("^(?:\\+|00)?86(?=1[3-9]\\d{9}$)");
    private static final Pattern KNOWN =
            Pattern.compile("1[3-9]\\d{9}|\\+852\\d{8}|\\+853\\d{8}|\\+8869\\d{8}");

    private Phones() {
    }

    static String checked(String phone) {
        String bare = phone.strip();
        if (bare.isEmpty()) {
            return bare;
        }
        String number = COUNTRY.matcher(bare).replaceFirst("");
        if (!KNOWN.matcher(number).matches()) {
            throw new RefusedValue(ReasonCode.BAD_PHONE);
        }
        return number;
    }
}
