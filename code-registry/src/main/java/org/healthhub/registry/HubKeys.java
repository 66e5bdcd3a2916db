package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hub's secret keys. The key file (system property {@code hub.key.file}) lies outside the database; each line is
 * {@code id=64 hex digits}. New data is sealed under the highest id; older ids stay to open what they sealed. Keys
 * for single purposes are derived by HMAC-SHA-256, so that no key serves two purposes.
 */
@ApplicationScoped
public class HubKeys {
    /** The key that names persons and derives purposes never changes, else nobody would be found again. */
    private static final int FIRST = 1;

    private final NavigableMap<Integer, byte[]> masters;

    public HubKeys() {
        this(Path.of(System.getProperty("hub.key.file", "var/keys/hub.key")));
    }

    HubKeys(Path file) {
        masters = read(file);
    }

    /** A 32-byte key for one purpose, the same at every start. */
    public byte[] derive(String purpose) {
        return derive(FIRST, purpose);
    }

    /** The id under which new data is sealed. */
    int currentId() {
        return masters.lastKey();
    }

    byte[] derive(int keyId, String purpose) {
        byte[] master = masters.get(keyId);
        if (master == null) {
            throw new IllegalStateException("the key file has no key " + keyId);
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not available", e);
        }
    }

    private static NavigableMap<Integer, byte[]> read(Path file) {
        Properties lines = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException("the key file (system property hub.key.file) cannot be read", e);
        }
        NavigableMap<Integer, byte[]> keys = new TreeMap<>();
        lines.forEach((id, hex) -> keys.put(Integer.valueOf(id.toString()), HexFormat.of().parseHex(hex.toString().strip())));
        if (!keys.containsKey(FIRST) || keys.values().stream().anyMatch(key -> key.length != 32)) {
            throw new IllegalStateException("the key file needs a key 1, and 64 hex digits for each key");
        }
        return keys;
    }
}
