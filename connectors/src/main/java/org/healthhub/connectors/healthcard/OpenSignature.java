package org.healthhub.connectors.healthcard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The signature of the open platform: Base64 of SHA-256 over all fields of both parts, sorted and joined as
 * {@code k=v&k=v}, followed by the secret. Empty values are left out; what is nested stands as JSON with sorted keys.
 */
final class OpenSignature {
    private static final String SIGN = "sign";

    private OpenSignature() {
    }

    /** Whether the signature in {@code commonIn} is that of the message under the secret. */
    static boolean isRight(ObjectNode commonIn, ObjectNode request, String secret) {
        byte[] given = commonIn.path(SIGN).asText("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, of(commonIn, request, secret).getBytes(StandardCharsets.UTF_8));
    }

    static String of(ObjectNode commonIn, ObjectNode request, String secret) {
        Map<String, JsonNode> fields = new TreeMap<>();
        commonIn.fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue()));
        request.fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue()));
        fields.remove(SIGN);
        String text = fields.entrySet().stream().filter(field -> !text(field.getValue()).isBlank())
                .map(field -> field.getKey() + "=" + text(field.getValue())).collect(Collectors.joining("&"));
        return Base64.getEncoder().encodeToString(digest((text + secret).getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.isContainerNode() ? sorted(value).toString() : value.asText();
    }

    private static JsonNode sorted(JsonNode value) {
        if (value instanceof ArrayNode array) {
            ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> sorted.add(sorted(element)));
            return sorted;
        }
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        Map<String, JsonNode> fields = new TreeMap<>();
        object.fields().forEachRemaining(field -> {
            if (!field.getValue().isNull()) {
                fields.put(field.getKey(), sorted(field.getValue()));
            }
        });
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        fields.forEach(sorted::set);
        return sorted;
    }

    private static byte[] digest(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
