package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The hub's daily file of a date.
 *
 * @param manifest as it was written when the file was made
 */
public record SnapshotView(LocalDate date, Instant madeAt, int parts, long records, String manifest) {
}
