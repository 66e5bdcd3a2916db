package org.healthhub.registry;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Base64;

/**
 * The key by which a partner's signatures are checked: a shared secret, or its public key. Written as
 * {@code <algorithm>:<base64>}.
 */
public record SigningKey(Algorithm algorithm, byte[] key) {
    private static final int SHORTEST_SECRET = 16;

    /** Shared secrets for the two HMACs; a public key (X.509 SubjectPublicKeyInfo) for Ed25519. */
    public enum Algorithm { HMAC_SHA256, HMAC_SM3, ED25519 }

    public SigningKey {
        requireNonNull(algorithm, "algorithm");
        key = key.clone();
        if (key.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("a signing key needs at least 16 bytes");
        }
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    /** @throws IllegalArgumentException when it is not written so */
    static SigningKey read(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a signing key is written <algorithm>:<base64>");
        }
        return new SigningKey(Algorithm.valueOf(text.substring(0, colon)),
                Base64.getDecoder().decode(text.substring(colon + 1)));
    }

    String text() {
        return algorithm + ":" + Base64.getEncoder().encodeToString(key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey that && algorithm == that.algorithm && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return 31 * algorithm.hashCode() + Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return algorithm + " key";
    }
}
