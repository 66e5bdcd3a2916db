package org.healthhub.connectors.exchange;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.intake.ReasonCode;

/** The header {@code Content-Digest} (RFC 9530), of which the SHA-256 is read. */
final class ContentDigest {
    static final String HEADER = "Content-Digest";
    private static final Pattern SHA_256 = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/]{43}=):");

    private ContentDigest() {
    }

    /** @throws UnreadableRecord when the header is missing or has no SHA-256 */
    static byte[] read(String header) {
        Matcher digest = SHA_256.matcher(header);
        if (!digest.find()) {
            throw new UnreadableRecord(header.isBlank() ? ReasonCode.MISSING_FIELD : ReasonCode.BAD_FIELD, HEADER);
        }
        return Base64.getDecoder().decode(digest.group(1));
    }

    static String of(byte[] content) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(Digests.named("SHA-256").digest(content)) + ":";
    }
}
