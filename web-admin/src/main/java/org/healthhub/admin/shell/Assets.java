package org.healthhub.admin.shell;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * The style sheets, scripts and pictures, held in memory. Their addresses carry a part of their hash, so a browser may
 * keep them for good and still sees a new release at once.
 */
@ApplicationScoped
public class Assets {
    private static final int HASH_CHARACTERS = 12;
    private static final Map<String, String> TYPES = Map.of(
            "tabler.min.css", "text/css; charset=utf-8",
            "console.css", "text/css; charset=utf-8",
            "person.css", "text/css; charset=utf-8",
            "rules.css", "text/css; charset=utf-8",
            "htmx.min.js", "text/javascript; charset=utf-8",
            "theme.js", "text/javascript; charset=utf-8",
            "console.js", "text/javascript; charset=utf-8",
            "live.js", "text/javascript; charset=utf-8",
            "mark.svg", "image/svg+xml");

    private final Map<String, Asset> byName = new LinkedHashMap<>();

    /** One file as it is sent, compressed. */
    record Asset(String hash, String type, byte[] gzip) {
    }

    public Assets() {
        TYPES.forEach((name, type) -> byName.put(name, read(name, type)));
    }

    /** The address within the console. */
    String path(String name) {
        return "/assets/" + byName.get(name).hash() + "/" + name;
    }

    Optional<Asset> find(String hash, String name) {
        return Optional.ofNullable(byName.get(name)).filter(asset -> asset.hash().equals(hash));
    }

    private static Asset read(String name, String type) {
        try (var in = Assets.class.getResourceAsStream("/org/healthhub/admin/assets/" + name)) {
            byte[] bytes = in.readAllBytes();
            String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new Asset(hash.substring(0, HASH_CHARACTERS), type, compressed(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("asset " + name + " cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    private static byte[] compressed(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
