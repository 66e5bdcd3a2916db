package org.healthhub.admin.changes;

import jakarta.ws.rs.BadRequestException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.healthhub.admin.shell.Query;
import org.healthhub.admin.shell.Texts;
import org.healthhub.registry.ChangeView;
import org.healthhub.registry.intake.Colour;

/**
 * Which changes are listed.
 *
 * @param since  the first day whose changes are listed
 * @param above  the number above which they are listed, such as the last one that partners were told
 * @param before the number before which the page begins
 */
public record ChangesFilter(Optional<Colour> to, Optional<LocalDate> since, Optional<Long> above, long before) {

    /**
     * @throws BadRequestException when a filter cannot be read: a list that ignores it would not be what was asked for
     */
    static ChangesFilter of(String to, String since, String above, String before) {
        return new ChangesFilter(read(to, Colour::valueOf), read(since, LocalDate::parse), read(above, Long::valueOf),
                read(before, Long::valueOf).orElse(Long.MAX_VALUE));
    }

    /** Whether this is the first page. */
    public boolean isFirst() {
        return before == Long.MAX_VALUE;
    }

    public boolean isEmpty() {
        return to.isEmpty() && since.isEmpty() && above.isEmpty();
    }

    /** Changes come newest first, so the first one that is too old ends the list. */
    boolean reaches(ChangeView change) {
        return since.map(day -> !Texts.dayOf(change.at()).isBefore(day)).orElse(true)
                && above.map(number -> change.number() > number).orElse(true);
    }

    /** As it stands in an address, for the page that begins before this number. */
    public Query before(long number) {
        return query().with("before", String.valueOf(number));
    }

    public Query query() {
        return Query.NONE.with("to", to.map(Colour::name).orElse(""))
                .with("since", since.map(LocalDate::toString).orElse(""))
                .with("above", above.map(String::valueOf).orElse(""));
    }

    private static <T> Optional<T> read(String text, Function<String, T> reader) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(reader.apply(text.strip()));
        } catch (RuntimeException unreadable) {
            throw new BadRequestException(unreadable);
        }
    }
}
