package org.healthhub.connectors.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;
import org.healthhub.connectors.Json;
import org.healthhub.registry.HubKeys;

/**
 * Signs what the hub gives to other provinces: ES256 (RFC 7518, 3.4) with a key that is derived from the hub's own and
 * published as a JWK. The same text always has the same signature.
 */
@ApplicationScoped
public class HubSignature {
    static final String ALGORITHM = "ES256";
    static final String KEY_ID = "exchange-1";
    private static final int NUMBER_BYTES = 32;
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("P-256");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

    private BigInteger secret;

    /** For the container's proxy. */
    protected HubSignature() {
    }

    @Inject
    HubSignature(HubKeys keys) {
        this(keys.derive("exchange-file-es256"));
    }

    HubSignature(byte[] seed) {
        // From 1 to n - 1; the seed is uniform and n so near to 2^256 that nothing can be learnt of the key.
        secret = new BigInteger(1, seed).mod(CURVE.getN().subtract(BigInteger.ONE)).add(BigInteger.ONE);
    }

    /** The signature of a text in UTF-8, as Base64url. */
    String sign(String text) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(secret, DOMAIN));
        BigInteger[] numbers = signer.generateSignature(
                Digests.named("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        byte[] signature = Arrays.copyOf(BigIntegers.asUnsignedByteArray(NUMBER_BYTES, numbers[0]), 2 * NUMBER_BYTES);
        System.arraycopy(BigIntegers.asUnsignedByteArray(NUMBER_BYTES, numbers[1]), 0, signature, NUMBER_BYTES,
                NUMBER_BYTES);
        return base64(signature);
    }

    /** The public key as a JWK set. */
    byte[] keySet() {
        ECPoint point = CURVE.getG().multiply(secret).normalize();
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("keys");
            out.writeStartObject();
            out.writeStringField("kty", "EC");
            out.writeStringField("crv", "P-256");
            out.writeStringField("use", "sig");
            out.writeStringField("alg", ALGORITHM);
            out.writeStringField("kid", KEY_ID);
            out.writeStringField("x", base64(point.getAffineXCoord().getEncoded()));
            out.writeStringField("y", base64(point.getAffineYCoord().getEncoded()));
            out.writeEndObject();
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
