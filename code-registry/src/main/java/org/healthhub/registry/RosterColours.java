package org.healthhub.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.healthhub.registry.intake.Colour;

/**
 * Follows the changes of codes by their numbers to the rosters on which their holders stand. Rosters are found by the
 * person, so a change of somebody who is on none costs one look into an index.
 */
final class RosterColours {
    private final Connection connection;

    RosterColours(Connection connection) {
        this.connection = connection;
    }

    /** An employee's colour, after a change of his code. */
    record Turned(long application, int place, Instant at, Colour from, Colour to, boolean mayReturn) {
    }

    private record Place(long application, int place) {
    }

    private record Shown(Colour colour, boolean counts) {
    }

    /** The number of the last change that there is to follow, at most so many after this one. */
    long lastAfter(long followed, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select last from change_counter");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return Math.max(followed, Math.min(row.getLong(1), followed + limit));
        }
    }

    /** Brings the rosters up to this change; what turned, in the order of the changes. */
    List<Turned> follow(long after, long upTo) throws SQLException {
        List<Turned> turned = new ArrayList<>();
        Map<Place, Shown> now = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select r.application_id, r.place, c.at, r.colour, r.counts, r.declared, c.to_colour,
                    coalesce(c.status, 'ACTIVE') = 'ACTIVE'
                from code_change c
                    cross join lateral (select c.person_id as id
                        union all select m.person_id from health_code m where m.merged_into = c.person_id) who
                    join resumption_roster r on r.person_id = who.id
                    join resumption_application a on a.id = r.application_id and a.state <> 'WITHDRAWN'
                where c.number > ? and c.number <= ? order by c.number, r.application_id, r.place""")) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Place place = new Place(row.getLong(1), row.getInt(2));
                    Shown before = now.getOrDefault(place, new Shown(Colour.valueOf(row.getString(4)), row.getBoolean(5)));
                    Shown next = new Shown(Colour.valueOf(row.getString(7)), row.getBoolean(8));
                    now.put(place, next);
                    if (!next.equals(before)) {
                        turned.add(new Turned(place.application(), place.place(),
                                row.getObject(3, OffsetDateTime.class).toInstant(), before.colour(), next.colour(),
                                row.getBoolean(6) && next.counts() && next.colour() == Colour.GREEN));
                    }
                }
            }
        }
        write(now);
        return turned;
    }

    private void write(Map<Place, Shown> shown) throws SQLException {
        Rows rows = new Rows("bigint", "int", "text", "boolean");
        shown.forEach((place, now) -> rows.add(place.application(), place.place(), now.colour(), now.counts()));
        rows.execute(connection, """
                update resumption_roster r set colour = u.colour, counts = u.counts
                from unnest(?::bigint[], ?::int[], ?::text[], ?::boolean[]) u (id, place, colour, counts)
                where r.application_id = u.id and r.place = u.place""");
    }
}
