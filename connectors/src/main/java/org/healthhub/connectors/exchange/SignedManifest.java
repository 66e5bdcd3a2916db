package org.healthhub.connectors.exchange;

import java.time.LocalDate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.healthhub.connectors.FieldForms;
import org.healthhub.connectors.HubDay;
import org.healthhub.connectors.RecordFields;
import org.healthhub.registry.ExchangeManifest;
import org.healthhub.registry.ExchangeManifest.DigestAlgorithm;
import org.healthhub.registry.ExchangeManifest.Format;
import org.healthhub.registry.ExchangeManifest.Kind;
import org.healthhub.registry.SigningKey;
import org.healthhub.registry.intake.ReasonCode;

/**
 * A manifest as its sender wrote it.
 *
 * @param text what was signed: the members in their order, as written, one to a line
 */
record SignedManifest(ExchangeManifest manifest, String text, String signatureAlgorithm, byte[] signature) {
    static final int MOST_PARTS = 10_000;
    static final int MOST_RECORDS = 10_000_000;
    private static final int LAST_SEQUENCE = 9_999;
    /** The first line of what is signed, so that no signature serves for something else. */
    private static final String PURPOSE = "health-hub-exchange-file-1";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

    /** @throws org.healthhub.connectors.UnreadableRecord when a member is missing, malformed or out of range */
    static SignedManifest read(RecordFields fields, Instant now) {
        String province = ExchangeTranslator.province(fields);
        LocalDate date = fields.pastDate("date", HubDay.of(now));
        int sequence = number(fields, "sequence", LAST_SEQUENCE);
        Kind kind = fields.oneOf("kind", Kind.class, ReasonCode.BAD_FIELD);
        Format format = fields.oneOf("format", Format.class, ReasonCode.BAD_FIELD);
        Instant asOf = fields.time("asOf");
        if (asOf.isAfter(now)) {
            throw fields.refused(ReasonCode.FUTURE_TIME, "asOf");
        }
        int parts = number(fields, "partCount", MOST_PARTS);
        int records = number(fields, "recordCount", MOST_RECORDS);
        DigestAlgorithm algorithm = FieldForms.constant(DigestAlgorithm.class, underscored(fields, "digestAlgorithm"))
                .orElseThrow(() -> fields.refused(ReasonCode.BAD_FIELD, "digestAlgorithm"));
        String digest = fields.text("digest", 64);
        if (!DIGEST.matcher(digest).matches()) {
            throw fields.refused(ReasonCode.BAD_FIELD, "digest");
        }
        ExchangeManifest manifest = new ExchangeManifest(province, date, sequence, kind, format, asOf, parts, records,
                algorithm, digest.toLowerCase(Locale.ROOT));
        return new SignedManifest(manifest, text(fields.code("province"), date.toString(), sequence, kind.name(),
                format.name(), fields.text("asOf", 40), parts, records, fields.text("digestAlgorithm", 16), digest),
                underscored(fields, "signatureAlgorithm"), signature(fields));
    }

    /** What is signed. */
    static String text(String province, String date, int sequence, String kind, String format, String asOf, int parts,
            long records, String digestAlgorithm, String digest) {
        return String.join("\n", PURPOSE, province, date, String.valueOf(sequence), kind, format, asOf,
                String.valueOf(parts), String.valueOf(records), digestAlgorithm, digest);
    }

    boolean isSignedBy(Optional<SigningKey> key) {
        return key.filter(k -> k.algorithm().name().equals(signatureAlgorithm) && Digests.isSigned(k, text, signature))
                .isPresent();
    }

    private static int number(RecordFields fields, String name, int most) {
        int number = fields.count(name);
        // A full list may be empty: then it releases everybody.
        if (number > most || number == 0 && !name.equals("recordCount")) {
            throw fields.refused(ReasonCode.BAD_FIELD, name);
        }
        return number;
    }

    private static String underscored(RecordFields fields, String name) {
        return fields.text(name, 16).replace('-', '_');
    }

    private static byte[] signature(RecordFields fields) {
        try {
            return Base64.getDecoder().decode(fields.text("signature", 256));
        } catch (IllegalArgumentException notBase64) {
            throw fields.refused(ReasonCode.BAD_FIELD, "signature");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedManifest that && manifest.equals(that.manifest) && text.equals(that.text)
                && signatureAlgorithm.equals(that.signatureAlgorithm) && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
