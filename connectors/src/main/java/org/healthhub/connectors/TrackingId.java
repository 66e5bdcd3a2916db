package org.healthhub.connectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.healthhub.registry.HubKeys;
import org.healthhub.registry.intake.PartnerCode;

/**
 * The ids under which partners ask what became of a request. An id carries how many records there were and which
 * were refused at the door, under a code that binds it to its partner: so the hub can answer for records that are
 * still waiting without having stored anything, and nobody can ask for another's.
 */
@ApplicationScoped
public class TrackingId {
    private static final int RANDOM_BYTES = 12;
    private static final int CODE_BYTES = 16;
    private static final int LONGEST = 4 * (RANDOM_BYTES + Short.BYTES + JsonDoor.MOST_RECORDS / 8 + CODE_BYTES + 2) / 3;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();
    private SecretKeySpec key;

    /** For the container's proxy. */
    protected TrackingId() {
    }

    @Inject
    TrackingId(HubKeys keys) {
        this(keys.derive("tracking"));
    }

    TrackingId(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** What an id says. */
    public record Request(int records, BitSet refused) {
    }

    /** A new id for a request of so many records, of which those at the places given were refused. */
    public String issue(PartnerCode partner, int records, BitSet refused) {
        byte[] nonce = new byte[RANDOM_BYTES];
        random.nextBytes(nonce);
        byte[] places = refused.toByteArray();
        byte[] payload = ByteBuffer.allocate(RANDOM_BYTES + Short.BYTES + places.length)
                .put(nonce).putShort((short) records).put(places).array();
        byte[] id = Arrays.copyOf(payload, payload.length + CODE_BYTES);
        System.arraycopy(code(partner, payload), 0, id, payload.length, CODE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /** What this id says, if it was issued to this partner. */
    public Optional<Request> open(PartnerCode partner, String trackingId) {
        if (trackingId.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] id;
        try {
            id = Base64.getUrlDecoder().decode(trackingId);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        int length = id.length - CODE_BYTES;
        if (length < RANDOM_BYTES + Short.BYTES) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(id, length);
        if (!MessageDigest.isEqual(code(partner, payload), Arrays.copyOfRange(id, length, id.length))) {
            return Optional.empty();
        }
        ByteBuffer rest = ByteBuffer.wrap(payload).position(RANDOM_BYTES);
        return Optional.of(new Request(rest.getShort(), BitSet.valueOf(rest)));
    }

    private byte[] code(PartnerCode partner, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(partner.value().getBytes(StandardCharsets.UTF_8));
            // No partner code holds a zero byte, so no two pairs of partner and payload run together alike.
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(payload), CODE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not available", e);
        }
    }
}
