package org.healthhub.connectors.laboratory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.healthhub.connectors.FieldForms;

/**
 * The record id of a report, from what the laboratory calls it: the same for a result and for all that corrects, cancels
 * or withdraws it, so that these take effect. A preliminary report has an id of its own: should it come late, it must
 * not replace the final one.
 */
final class ReportIds {
    private static final int LONGEST = 64;
    private static final int DIGEST_CHARACTERS = 40;

    private ReportIds() {
    }

    /**
     * @param number     the laboratory's number of the report
     * @param laboratory which one: a partner may speak for several, and they number alike
     */
    static String of(String test, boolean preliminary, String number, String laboratory) {
        String kind = test + (preliminary ? "/P:" : ":");
        String report = number + "@" + laboratory;
        String id = kind + report;
        return id.length() <= LONGEST && FieldForms.isStorable(id) ? id
                : kind + "~" + digest(report).substring(0, DIGEST_CHARACTERS);
    }

    private static String digest(String report) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(report.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
