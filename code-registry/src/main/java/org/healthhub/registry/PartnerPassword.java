package org.healthhub.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Compares a password with what is kept of it, as the server does at its own doors: bcrypt, or SHA-256 in hex. */
final class PartnerPassword {
    private static final int LONGEST = 256;

    private PartnerPassword() {
    }

    static boolean matches(String hash, String password) {
        if (hash.isEmpty() || password.isEmpty() || password.length() > LONGEST) {
            return false;
        }
        return hash.startsWith("$") ? OpenBSDBCrypt.checkPassword(hash, password.toCharArray())
                : MessageDigest.isEqual(digest(password), hash.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] digest(String password) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(password.getBytes(StandardCharsets.UTF_8))).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
