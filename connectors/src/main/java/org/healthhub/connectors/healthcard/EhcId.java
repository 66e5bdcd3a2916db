package org.healthhub.connectors.healthcard;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RefusedValue;

/**
 * The electronic health card id as the national specification makes it: SM4 under a key that is diversified by the
 * person's main index. How the main index itself is made is each system's own; here it is SM3 over document type,
 * number and name.
 *
 * @param mainIndex 64 hex digits
 * @param value     64 hex digits
 */
public record EhcId(String mainIndex, String value) {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int BLOCK = 16;
    private static final int FACTOR = 8;
    private static final int DOCUMENT = 32;

    /**
     * The card of this person under this root key (16 bytes).
     *
     * @throws RefusedValue TOO_LONG when type and number are longer than 32 bytes
     */
    public static EhcId of(byte[] rootKey, HolderId holder, String name) {
        String document = holder.type().healthCode() + holder.number();
        return of(rootKey, mainIndex(document + name), document);
    }

    static EhcId of(byte[] rootKey, String mainIndex, String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > DOCUMENT) {
            throw new RefusedValue(ReasonCode.TOO_LONG);
        }
        byte[] userKey = encrypted(rootKey, withComplement(factor(HEX.parseHex(mainIndex))));
        return new EhcId(mainIndex, HEX.formatHex(encrypted(userKey, Arrays.copyOf(bytes, DOCUMENT))));
    }

    static String mainIndex(String documentAndName) {
        byte[] text = documentAndName.getBytes(StandardCharsets.UTF_8);
        SM3Digest digest = new SM3Digest();
        digest.update(text, 0, text.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HEX.formatHex(hash);
    }

    /** The exclusive or of the main index's groups of eight bytes. */
    static byte[] factor(byte[] mainIndex) {
        byte[] factor = new byte[FACTOR];
        for (int i = 0; i < mainIndex.length; i++) {
            factor[i % FACTOR] ^= mainIndex[i];
        }
        return factor;
    }

    static byte[] withComplement(byte[] factor) {
        byte[] both = Arrays.copyOf(factor, BLOCK);
        for (int i = 0; i < FACTOR; i++) {
            both[FACTOR + i] = (byte) ~factor[i];
        }
        return both;
    }

    /** SM4 block by block (ECB), as the specification has it. */
    static byte[] encrypted(byte[] key, byte[] plain) {
        SM4Engine engine = new SM4Engine();
        engine.init(true, new KeyParameter(key));
        byte[] cipher = new byte[plain.length];
        for (int at = 0; at < plain.length; at += BLOCK) {
            engine.processBlock(plain, at, cipher, at);
        }
        return cipher;
    }
}
