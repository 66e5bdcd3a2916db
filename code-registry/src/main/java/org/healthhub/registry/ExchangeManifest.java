package org.healthhub.registry;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What a province says of a daily file before it sends it.
 *
 * @param date     the day whose list it is; with the sequence it has one place in the order of the province's files
 * @param asOf     the moment at which the list was drawn up: who is missing from a full list is released then
 * @param parts    in how many parts it comes
 * @param records  how many records it holds
 * @param digest   of all its parts, one after the other, in lower-case hexadecimal digits
 */
public record ExchangeManifest(String province, LocalDate date, int sequence, Kind kind, Format format, Instant asOf,
        int parts, long records, DigestAlgorithm digestAlgorithm, String digest) {
    /** Whether it lists everybody, so that who is missing is released, or only what is new. */
    public enum Kind { FULL, DELTA }

    /** How a line is written. */
    public enum Format { JSONL, CSV }

    /** By which the content is held to its manifest. */
    public enum DigestAlgorithm { SHA_256, SM3 }

    public ExchangeManifest {
        requireNonNull(province, "province");
        requireNonNull(date, "date");
        requireNonNull(kind, "kind");
        requireNonNull(format, "format");
        // As the database keeps it, so that what comes back is equal.
        asOf = requireNonNull(asOf, "asOf").truncatedTo(ChronoUnit.MICROS);
        requireNonNull(digestAlgorithm, "digestAlgorithm");
        requireNonNull(digest, "digest");
    }
}
