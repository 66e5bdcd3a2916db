package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;

/**
 * Keeps identity out of plain sight: persons are found by HMAC-SHA-256 of document type and number, and number, name
 * and telephone are sealed together with AES-256-GCM, bound to that key.
 */
@ApplicationScoped
class IdentityVault {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String AES = "AES/GCM/NoPadding";

    private final HubKeys keys;
    private final SecretKeySpec nameKey;
    private final SecretKeySpec contentKey;
    private final Map<Integer, SecretKeySpec> sealKeys = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    // Looking a cipher up costs as much as using it.
    private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(IdentityVault::cipher);
    private final ThreadLocal<Mac> personMac = ThreadLocal.withInitial(() -> mac(nameKey()));
    private final ThreadLocal<Mac> contentMac = ThreadLocal.withInitial(() -> mac(contentKey()));

    /** What was sealed of a person. */
    record Identity(String number, String name, String phone) {
    }

    IdentityVault() {
        this(null, null, null);
    }

    @Inject
    IdentityVault(HubKeys keys) {
        this(keys, hmacKey(keys, "person"), hmacKey(keys, "content"));
    }

    private IdentityVault(HubKeys keys, SecretKeySpec nameKey, SecretKeySpec contentKey) {
        this.keys = keys;
        this.nameKey = nameKey;
        this.contentKey = contentKey;
    }

    private SecretKeySpec nameKey() {
        return nameKey;
    }

    private SecretKeySpec contentKey() {
        return contentKey;
    }

    /** The 32 bytes by which the registry knows this person. */
    byte[] personKey(HolderId id) {
        return personMac.get().doFinal((id.type() + ":" + id.number()).getBytes(StandardCharsets.UTF_8));
    }

    /** A keyed digest of a record's content: a bare one would let identity numbers be guessed. */
    byte[] contentHash(String content) {
        return contentMac.get().doFinal(content.getBytes(StandardCharsets.UTF_8));
    }

    int currentKeyId() {
        return keys.currentId();
    }

    byte[] seal(Holder holder, byte[] personKey) {
        return seal(String.join("\n", holder.id().number(), holder.name(), holder.phone()), personKey);
    }

    Identity open(int keyId, byte[] sealed, byte[] personKey) {
        String[] parts = openText(keyId, sealed, personKey).split("\n", -1);
        return new Identity(parts[0], parts[1], parts[2]);
    }

    HolderId holderId(String idType, Identity identity) {
        return new HolderId(IdType.valueOf(idType), identity.number());
    }

    /** Seals text under the current key, bound to {@code context}. */
    byte[] seal(String text, byte[] context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = ciphers.get();
            cipher.init(Cipher.ENCRYPT_MODE, sealKey(keys.currentId()), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            byte[] body = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(nonce.length + body.length).put(nonce).put(body).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    String openText(int keyId, byte[] sealed, byte[] context) {
        try {
            Cipher cipher = ciphers.get();
            cipher.init(Cipher.DECRYPT_MODE, sealKey(keyId), new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
            cipher.updateAAD(context);
            return new String(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed data does not open: wrong key file, or altered data", e);
        }
    }

    private SecretKeySpec sealKey(int keyId) {
        return sealKeys.computeIfAbsent(keyId, id -> new SecretKeySpec(keys.derive(id, "seal"), "AES"));
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance(AES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    private static SecretKeySpec hmacKey(HubKeys keys, String purpose) {
        return new SecretKeySpec(keys.derive(purpose), "HmacSHA256");
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not available", e);
        }
    }
}
