package org.healthhub.connectors.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.ExchangeManifest.DigestAlgorithm;
import org.healthhub.registry.SigningKey;
import org.healthhub.registry.SigningKey.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The digests and signatures against published examples and the JDK's own. */
class SignaturesTest {
    private static final byte[] TEXT = "abc".getBytes(StandardCharsets.UTF_8);

    @Test
    void theDigestsAreThoseOfTheirStandards() {
        assertThat(hex(Digests.of(DigestAlgorithm.SM3).digest(TEXT)))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(hex(Digests.of(DigestAlgorithm.SHA_256).digest(TEXT)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @ParameterizedTest
    @EnumSource(names = {"HMAC_SHA256", "HMAC_SM3"})
    void aSecretSignsItsTextAndNoOther(Algorithm algorithm) {
        SigningKey key = new SigningKey(algorithm, new byte[16]);
        byte[] signature = algorithm == Algorithm.HMAC_SM3 ? Digests.hmacSm3(key.key(), TEXT)
                : Digests.hmacSha256(key.key(), TEXT);

        assertThat(Digests.isSigned(key, "abc", signature)).isTrue();
        assertThat(Digests.isSigned(key, "abd", signature)).isFalse();
        assertThat(Digests.isSigned(key, "abc", new byte[0])).isFalse();
    }

    @Test
    void aPublicKeyChecksWhatItsOwnerSigned() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(TEXT);
        byte[] signature = signer.sign();
        SigningKey key = new SigningKey(Algorithm.ED25519, pair.getPublic().getEncoded());

        assertThat(Digests.isSigned(key, "abc", signature)).isTrue();
        assertThat(Digests.isSigned(key, "abd", signature)).isFalse();
        assertThat(Digests.isSigned(key, "abc", new byte[3])).isFalse();
        assertThat(Digests.isSigned(new SigningKey(Algorithm.ED25519, new byte[20]), "abc", signature)).isFalse();
    }

    @Test
    void theHubsSignatureIsCheckedByItsPublishedKeyAndAlwaysTheSame() throws GeneralSecurityException, IOException {
        HubSignature hub = new HubSignature(new byte[32]);
        String signature = hub.sign("abc");
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(published(hub));
        check.update(TEXT);

        assertThat(check.verify(Base64.getUrlDecoder().decode(signature))).isTrue();
        assertThat(hub.sign("abc")).isEqualTo(signature);
        assertThat(new HubSignature(new byte[] {1}).sign("abc")).isNotEqualTo(signature);
    }

    @Test
    void theDigestOfAPartIsReadFromItsHeader() {
        String header = ContentDigest.of(TEXT);

        assertThat(ContentDigest.read(header)).isEqualTo(Digests.named("SHA-256").digest(TEXT));
        assertThat(ContentDigest.read("sha-512=:AAAA:, " + header)).isEqualTo(ContentDigest.read(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha-256=", "sha-256=:AAAA:", "md5=:AAAA:", "x"})
    void aHeaderWithoutADigestIsRefused(String header) {
        assertThatThrownBy(() -> ContentDigest.read(header)).isInstanceOf(UnreadableRecord.class);
    }

    private static PublicKey published(HubSignature hub) throws GeneralSecurityException, IOException {
        JsonNode key = new ObjectMapper().readTree(hub.keySet()).path("keys").path(0);
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(
                new ECPoint(number(key, "x"), number(key, "y")), curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static BigInteger number(JsonNode key, String name) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asText()));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
