package org.healthhub.connectors.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** A form of text fields as {@code multipart/form-data} (RFC 7578). */
record Multipart(String contentType, byte[] body) {
    static Multipart of(Map<String, String> fields) {
        // Random, so that no value can hold it.
        String boundary = "hub-" + UUID.randomUUID();
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--").append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n")
                .append(value).append("\r\n"));
        body.append("--").append(boundary).append("--\r\n");
        return new Multipart("multipart/form-data; boundary=" + boundary,
                body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
