package org.healthhub.registry;

import java.time.Instant;

/** A code to be printed: it holds no colour, which is looked up each time it is scanned. */
public record PaperCode(String token, Instant expiresAt) {
}
