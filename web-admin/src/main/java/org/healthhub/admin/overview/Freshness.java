package org.healthhub.admin.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a partner has been silent, in a word: partners that report all day are expected every hour. */
public enum Freshness {
    FRESH, LATE, SILENT, NOTHING_TODAY;

    private static final Duration EXPECTED = Duration.ofHours(1);
    private static final Duration ALARMING = Duration.ofHours(6);

    static Freshness of(Optional<Instant> lastReceived, Instant now) {
        if (lastReceived.isEmpty()) {
            return NOTHING_TODAY;
        }
        Duration age = Duration.between(lastReceived.get(), now);
        if (age.compareTo(EXPECTED) <= 0) {
            return FRESH;
        }
        return age.compareTo(ALARMING) <= 0 ? LATE : SILENT;
    }
}
