package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;

/** How the hub's daily file is written; what stands in it the registry decides. */
public interface SnapshotForm {
    /** A code as one line, with the character that ends it. */
    String line(ListedCode code, LocalDate date, Instant madeAt);

    /** What is said of the whole file, signed. */
    String manifest(LocalDate date, Instant madeAt, int parts, long records, String sha256);
}
