package org.healthhub.admin.codes;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.healthhub.admin.shell.Query;

/**
 * The moment that a person's page shall tell of, as a form of date and time writes it in the hub's zone. It goes with the
 * officer through every step at the page: the purpose, the name in full, and back.
 *
 * @param text as it stands in the address and in forms; empty for now
 */
public record AskedMoment(String text) {
    public static final AskedMoment NOW = new AskedMoment("");
    static final String FIELD = "at";

    /**
     * @throws DateTimeException where it is not a date and time
     */
    public AskedMoment {
        text = text.isBlank() ? "" : LocalDateTime.parse(text.strip()).toString();
    }

    public boolean isPast() {
        return !text.isEmpty();
    }

    /** Empty for now. */
    Optional<Instant> in(ZoneId zone) {
        return isPast() ? Optional.of(LocalDateTime.parse(text).atZone(zone).toInstant()) : Optional.empty();
    }

    /** The page's query that keeps the moment. */
    public Query query() {
        return Query.NONE.with(FIELD, text);
    }
}
