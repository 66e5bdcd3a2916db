package org.healthhub.connectors.healthcard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.healthhub.registry.HubKeys;

/** The two keys under which this hub makes cards and codes that expire: derived, so that each hub has its own. */
@ApplicationScoped
class CardKeys {
    private byte[] root;
    private byte[] protection;

    /** For the container's proxy. */
    protected CardKeys() {
    }

    @Inject
    CardKeys(HubKeys keys) {
        this(key(keys, "ehc-root"), key(keys, "ehc-protection"));
    }

    CardKeys(byte[] root, byte[] protection) {
        this.root = root.clone();
        this.protection = protection.clone();
    }

    /** Makes EHC IDs. */
    byte[] root() {
        return root;
    }

    /** Enciphers until when a code is valid. */
    byte[] protection() {
        return protection;
    }

    private static byte[] key(HubKeys keys, String purpose) {
        return Arrays.copyOf(keys.derive(purpose), Sm4.BLOCK);
    }
}
