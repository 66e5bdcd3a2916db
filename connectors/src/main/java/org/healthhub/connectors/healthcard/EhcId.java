package org.healthhub.connectors.healthcard;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.SM3Digest;
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
    private static final int FACTOR = 8;
    private static final int DOCUMENT = 32;
    private static final Pattern TYPE_AND_NUMBER = Pattern.compile("\\d{2}[\\p{L}\\p{N}()/\\-]+");

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
        byte[] id = Sm4.encrypted(userKey(rootKey, mainIndex), Arrays.copyOf(bytes, DOCUMENT));
        return new EhcId(mainIndex, HEX.formatHex(id));
    }

    /**
     * What is enciphered in the id: two digits for the type of the document, and its number. Empty where the id was not
     * made under this root key, or not for this main index.
     */
    Optional<String> document(byte[] rootKey) {
        byte[] plain = Sm4.decrypted(userKey(rootKey, mainIndex), HEX.parseHex(value));
        int length = plain.length;
        while (length > 0 && plain[length - 1] == 0) {
            length--;
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain, 0, length)).toString();
            return Optional.of(text).filter(t -> TYPE_AND_NUMBER.matcher(t).matches());
        } catch (CharacterCodingException anotherKey) {
            return Optional.empty();
        }
    }

    /** The card with this id, if it is this person's and was made under this root key. */
    static Optional<EhcId> made(byte[] rootKey, HolderId holder, String name, String value) {
        String document = holder.type().healthCode() + holder.number();
        EhcId card = new EhcId(mainIndex(document + name), value);
        return card.document(rootKey).filter(document::equals).map(d -> card);
    }

    private static byte[] userKey(byte[] rootKey, String mainIndex) {
        return Sm4.encrypted(rootKey, withComplement(factor(HEX.parseHex(mainIndex))));
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
        byte[] both = Arrays.copyOf(factor, Sm4.BLOCK);
        for (int i = 0; i < FACTOR; i++) {
            both[FACTOR + i] = (byte) ~factor[i];
        }
        return both;
    }
}
