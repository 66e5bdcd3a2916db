package org.healthhub.routes.batch;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A text message on its way out.
 *
 * @param duplicateId by which the broker knows that it has this message already
 * @param properties  for selectors: text or whole numbers
 */
public record OutgoingMessage(String body, String duplicateId, Map<String, Object> properties) {
    public OutgoingMessage {
        requireNonNull(body, "body");
        requireNonNull(duplicateId, "duplicateId");
        properties = Map.copyOf(properties);
    }
}
