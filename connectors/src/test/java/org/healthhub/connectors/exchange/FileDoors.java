package org.healthhub.connectors.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.registry.ExchangeFiles;
import org.healthhub.registry.ExchangeManifest.DigestAlgorithm;
import org.healthhub.registry.PartnerDirectory;
import org.healthhub.registry.PartnerKeys;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.SigningKey;
import org.healthhub.registry.SnapshotForm;

/** The doors for daily files as a sender sees them, without a server; answers are the JSON that is sent. */
public final class FileDoors {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final IncomingFiles files;
    private final FileApplication application;

    public FileDoors(ExchangeFiles files, PartnerKeys keys, PartnerDirectory directory, Clock clock) {
        ExchangeTranslator translator = new ExchangeTranslator(directory);
        this.files = new IncomingFiles(files, keys, translator, clock);
        this.application = new FileApplication(files, translator, directory);
    }

    public JsonNode open(PartnerView partner, String manifest) {
        try {
            return read(FileJson.bytes(files.open(partner,
                    JsonDoor.single(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8))))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode put(PartnerView partner, UUID id, int number, String content) {
        byte[] sha256 = Digests.named("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return put(partner, id, number, content, sha256);
    }

    public JsonNode put(PartnerView partner, UUID id, int number, String content, byte[] sha256) {
        return read(FileJson.bytes(files.put(partner, id, number, content, sha256)));
    }

    public JsonNode state(PartnerView partner, UUID id) {
        return read(FileJson.bytes(files.find(partner, id)));
    }

    public JsonNode commit(PartnerView partner, UUID id) {
        return read(FileJson.bytes(files.commit(partner, id)));
    }

    public boolean advance() {
        return application.advance();
    }

    /** The hub's own file, with a key of zeros. */
    public static SnapshotForm form() {
        return new HubFileForm(new HubSignature(new byte[32]));
    }

    /** A signed manifest of these parts. */
    public static String manifest(SigningKey key, DigestAlgorithm algorithm, String province, String date, int sequence,
            String kind, String format, List<String> parts, long records) {
        MessageDigest digest = Digests.of(algorithm);
        parts.forEach(part -> digest.update(part.getBytes(StandardCharsets.UTF_8)));
        String hex = HexFormat.of().formatHex(digest.digest());
        String asOf = date + "T08:30:00+08:00";
        String named = algorithm.name().replace('_', '-');
        byte[] text = SignedManifest.text(province, date, sequence, kind, format, asOf, parts.size(), records, named, hex)
                .getBytes(StandardCharsets.UTF_8);
        byte[] signature = key.algorithm() == SigningKey.Algorithm.HMAC_SM3 ? Digests.hmacSm3(key.key(), text)
                : Digests.hmacSha256(key.key(), text);
        return """
                {"province":"%s","date":"%s","sequence":%d,"kind":"%s","format":"%s","asOf":"%s","partCount":%d,"recordCount":%d,
                "digestAlgorithm":"%s","digest":"%s","signatureAlgorithm":"%s","signature":"%s"}""".formatted(province, date,
                sequence, kind, format, asOf, parts.size(), records, named, hex,
                key.algorithm().name().replace('_', '-'), Base64.getEncoder().encodeToString(signature));
    }

    private static JsonNode read(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
