package org.healthhub.registry.rules;

import java.time.LocalDate;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.RecordKey;

/**
 * One rule in force for a person.
 *
 * @param scope    what tells it from other measures of the same rule; empty for most
 * @param since    from when, without a gap, this rule has held
 * @param from     from when its present clock runs: the effective date of its latest evidence
 * @param until    the first day on which it no longer holds; empty while open
 * @param clean    consecutive days of normal check-ins so far
 * @param lastDay  the day of the last check-in that was counted or that reset the count
 * @param source   the record that is its latest evidence
 */
public record Measure(String rule, String scope, Colour colour, LocalDate since, LocalDate from,
        Optional<LocalDate> until, int clean, Optional<LocalDate> lastDay, RecordKey source) {

    public boolean isLiveOn(LocalDate on) {
        return !on.isBefore(from.isBefore(since) ? from : since) && !hasEndedBy(on);
    }

    boolean hasEndedBy(LocalDate on) {
        return until.isPresent() && !on.isBefore(until.get());
    }

    /** The same, ended on {@code end} unless it ends before. */
    Measure endedOn(LocalDate end) {
        boolean sooner = until.isPresent() && until.get().isBefore(end);
        return sooner ? this : new Measure(rule, scope, colour, since, from, Optional.of(end), clean, lastDay, source);
    }

    Measure withClock(int cleanDays, LocalDate day) {
        return new Measure(rule, scope, colour, since, from, until, cleanDays, Optional.of(day), source);
    }

    boolean isOfSameRule(Measure other) {
        return rule.equals(other.rule) && scope.equals(other.scope);
    }

    /** Later evidence for the same rule: it holds on, the later end wins and the clock of check-ins starts anew. */
    Measure renewedBy(Measure later) {
        Optional<LocalDate> end = until.isEmpty() || later.until.isEmpty() ? Optional.empty()
                : Optional.of(until.get().isAfter(later.until.get()) ? until.get() : later.until.get());
        return new Measure(rule, scope, colour, since, later.from, end, 0, Optional.empty(), later.source);
    }
}
