package org.healthhub.registry.intake;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The person: type and number of an identity document, normalised (NFKC, trimmed, upper case) and checked by type.
 * {@link #toString()} masks the number, so that it may be logged.
 *
 * @throws RefusedValue when the number is not one of its type
 */
public record HolderId(IdType type, String number) {
    private static final Pattern PASSPORT = Pattern.compile("[A-Z0-9]{5,17}");
    private static final Pattern PRC_PASSPORT_WITH_FORBIDDEN_LETTER = Pattern.compile("E[IO]\\d{7}");
    private static final Pattern HKMO = Pattern.compile("[HM]\\d{8}(\\d{2})?");
    private static final Pattern TAIWAN = Pattern.compile("\\d{8}|\\d{10}\\([A-Z]\\)");
    private static final Pattern FOREIGN_PR_OLD = Pattern.compile("[A-Z]{3}\\d{12}");
    private static final Pattern LOOSE = Pattern.compile("[\\p{L}\\p{N}()/\\-]{4,32}");

    public HolderId {
        requireNonNull(type, "type");
        number = checked(type, normalised(requireNonNull(number, "number")));
    }

    /** The number with its middle hidden, for a page or a log. */
    public String masked() {
        int shown = number.length() >= 12 ? 4 : number.length() >= 6 ? 2 : 1;
        return number.substring(0, shown) + "•".repeat(6) + number.substring(number.length() - shown);
    }

    @Override
    public String toString() {
        return type + " " + masked();
    }

    private static String normalised(String number) {
        // Full-width digits come from Chinese input methods.
        return Normalizer.normalize(number, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }

    private static String checked(IdType type, String number) {
        return switch (type) {
            case RESIDENT_ID -> ResidentNumber.checked(number);
            case HMT_RESIDENCE -> residencePermit(number);
            case FOREIGN_PR -> FOREIGN_PR_OLD.matcher(number).matches() ? number : foreignersCard(number);
            case PASSPORT -> passport(number);
            // The last two digits count the re-issues of the card; the person is the first nine characters.
            case HKMO_PERMIT -> matching(HKMO, number).substring(0, 9);
            case TW_PERMIT -> matching(TAIWAN, number);
            case HOUSEHOLD_BOOK, OFFICER, BIRTH_CERT, OTHER -> matching(LOOSE, number);
        };
    }

    private static String residencePermit(String number) {
        if (!number.startsWith("810000") && !number.startsWith("820000") && !number.startsWith("830000")) {
            throw new RefusedValue(ReasonCode.BAD_ID_DIVISION);
        }
        return ResidentNumber.checkedLikeResident(number);
    }

    private static String foreignersCard(String number) {
        if (!number.startsWith("9")) {
            throw new RefusedValue(ReasonCode.BAD_ID_NUMBER);
        }
        return ResidentNumber.checkedLikeResident(number);
    }

    private static String passport(String number) {
        if (PRC_PASSPORT_WITH_FORBIDDEN_LETTER.matcher(number).matches()) {
            throw new RefusedValue(ReasonCode.BAD_ID_NUMBER);
        }
        return matching(PASSPORT, number);
    }

    private static String matching(Pattern pattern, String number) {
        if (!pattern.matcher(number).matches()) {
            throw new RefusedValue(ReasonCode.BAD_ID_NUMBER);
        }
        return number;
    }
}
