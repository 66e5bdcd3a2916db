package org.healthhub.connectors.exchange;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.jcajce.provider.digest.SM3;
import org.healthhub.registry.ExchangeManifest.DigestAlgorithm;
import org.healthhub.registry.SigningKey;

/** The digests and signatures of the exchange. */
final class Digests {
    private Digests() {
    }

    static MessageDigest of(DigestAlgorithm algorithm) {
        return algorithm == DigestAlgorithm.SM3 ? new SM3.Digest() : named("SHA-256");
    }

    /** A digest that every JDK has. */
    static MessageDigest named(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is not available", e);
        }
    }

    /** Whether the signature of this text is that of the key; takes as long for a wrong one. */
    static boolean isSigned(SigningKey key, String text, byte[] signature) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return switch (key.algorithm()) {
            case HMAC_SHA256 -> MessageDigest.isEqual(hmacSha256(key.key(), bytes), signature);
            case HMAC_SM3 -> MessageDigest.isEqual(hmacSm3(key.key(), bytes), signature);
            case ED25519 -> isSignedByEd25519(key.key(), bytes, signature);
        };
    }

    static byte[] hmacSha256(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not available", e);
        }
    }

    static byte[] hmacSm3(byte[] key, byte[] text) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        mac.update(text, 0, text.length);
        byte[] code = new byte[mac.getMacSize()];
        mac.doFinal(code, 0);
        return code;
    }

    private static boolean isSignedByEd25519(byte[] publicKey, byte[] text, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey)));
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }
}
