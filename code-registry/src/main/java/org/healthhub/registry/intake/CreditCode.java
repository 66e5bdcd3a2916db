package org.healthhub.registry.intake;

/**
 * The unified social credit code, GB 32100-2015: its own check character (MOD 31), the check character of the
 * organisation code inside it (GB 11714-1997, MOD 11), and a known division.
 */
final class CreditCode {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    /** The division under which the state itself registers. */
    private static final String STATE = "100000";

    private CreditCode() {
    }

    static String checked(String code) {
        if (code.length() != 18 || !hasCheck(code) || !isRegistrar(code.substring(2, 8))) {
            throw new RefusedValue(ReasonCode.BAD_CREDIT_CODE);
        }
        if (!hasOrganisationCheck(code.substring(8, 17))) {
            throw new RefusedValue(ReasonCode.BAD_ORGANISATION_CODE);
        }
        return code;
    }

    /**
     * Whether who has this code can have its premises in the division: it was registered in the same city, by its
     * province or by the state.
     */
    static boolean isOf(String code, String division) {
        String registrar = code.substring(2, 8);
        return registrar.equals(STATE)
                || registrar.endsWith("0000") && division.startsWith(registrar.substring(0, 2))
                || division.startsWith(registrar.substring(0, 4));
    }

    private static boolean isRegistrar(String division) {
        return division.equals(STATE) || Divisions.isProvince(division.substring(0, 2));
    }

    private static boolean hasCheck(String code) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            int value = ALPHABET.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * WEIGHTS[i];
        }
        return code.charAt(17) == ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static boolean hasOrganisationCheck(String nine) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.digit(nine.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        char expected = check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
        return nine.charAt(8) == expected;
    }
}
