package org.healthhub.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.registry.intake.RecordKey;

/**
 * One round over the applications: files what came, follows the colours of those on the rosters, looks again at what was
 * returned, and tells what changed. All in one transaction, so a round that breaks off leaves nothing behind.
 */
final class ResumptionRound {
    /** How many changes of codes are followed for one application that may be filed. */
    private static final int CHANGES_PER_APPLICATION = 20;
    /** Employees declare by other doors, and nobody tells the application of it. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final Duration GIVE_UP = Duration.ofDays(30);
    private static final int WORKING_DAYS = 3;

    private final Connection connection;
    private final ResumptionTables tables;
    private final ResumptionLimits limits;
    private final WorkingDays calendar;
    private final Instant now;
    private final List<ResumptionEvent> events = new ArrayList<>();

    ResumptionRound(Connection connection, ResumptionLimits limits, WorkingDays calendar, Instant now) {
        this.connection = connection;
        this.tables = new ResumptionTables(connection);
        this.limits = limits;
        this.calendar = calendar;
        this.now = now;
    }

    /** Whether there may be more to do at once. */
    boolean run(int limit) throws SQLException {
        ResumptionTables.Counter counter = tables.lockCounter();
        RosterColours colours = new RosterColours(connection);
        long upTo = colours.lastAfter(counter.followed(), limit * CHANGES_PER_APPLICATION);
        // Before new rosters are written: those begin with the colours of now.
        tell(upTo > counter.followed() ? colours.follow(counter.followed(), upTo) : List.of());
        List<RecordKey> inbox = tables.takeInbox(limit);
        for (RecordKey key : inbox) {
            file(key);
        }
        List<ResumptionCase> again = tables.dueAgain(now, limit);
        for (ResumptionCase application : again) {
            settle(application);
        }
        if (upTo > counter.followed() || !events.isEmpty()) {
            tables.append(events, counter.last(), upTo);
        }
        return inbox.size() == limit || again.size() == limit
                || upTo - counter.followed() == (long) limit * CHANGES_PER_APPLICATION;
    }

    private void tell(List<RosterColours.Turned> turned) throws SQLException {
        Map<Long, ResumptionCase> touched = new HashMap<>();
        for (RosterColours.Turned one : turned) {
            if (!touched.containsKey(one.application())) {
                touched.put(one.application(), tables.withId(one.application()).get(0));
            }
            events.add(touched.get(one.application()).event(one.at(), Optional.of(new ResumptionEvent.EmployeeChange(
                    one.place(), one.from(), one.to(), one.mayReturn()))));
        }
        for (ResumptionCase application : touched.values()) {
            settle(application);
        }
    }

    private void file(RecordKey key) throws SQLException {
        Optional<ResumptionFiling> filing = ResumptionFiling.read(connection, key);
        for (ResumptionCase left : tables.leftBy(key, filing.map(f -> f.application().applicationNo()))) {
            write(left, left.as(ResumptionState.WITHDRAWN, List.of()));
        }
        if (filing.isEmpty() || tables.knows(filing.get())) {
            return;
        }
        LocalDate due = calendar.after(filing.get().application().appliedOn(), WORKING_DAYS);
        ResumptionCase filed = tables.withId(tables.file(filing.get(), due)).get(0);
        ResumptionCase judged = judge(filed);
        tables.settle(judged, lookAgain(judged));
        events.add(judged.event(now, Optional.empty()));
    }

    private void settle(ResumptionCase application) throws SQLException {
        write(application, judge(application));
    }

    private ResumptionCase judge(ResumptionCase application) throws SQLException {
        tables.noteDeclared(application.id());
        return application.judged(tables.counts(application.id()), tables.hasAnother(application), limits);
    }

    private void write(ResumptionCase before, ResumptionCase after) throws SQLException {
        tables.settle(after, lookAgain(after));
        if (before.state() != after.state() || !before.reasons().equals(after.reasons())) {
            events.add(after.event(now, Optional.empty()));
        }
    }

    private Optional<Instant> lookAgain(ResumptionCase application) {
        return application.mayMend() && now.isBefore(application.receivedAt().plus(GIVE_UP))
                ? Optional.of(now.plus(LOOK_AGAIN)) : Optional.empty();
    }
}
