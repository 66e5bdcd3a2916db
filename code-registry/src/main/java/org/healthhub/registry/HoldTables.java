package org.healthhub.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Outcome;

/** The statements by which decisions on holds are carried out, some records at a time. */
final class HoldTables {
    private static final String UNDONE = """
            select q.id, q.partner || '/' || q.record_id, q.key_id, q.sealed, q.closed_at is not null
                or exists (select from health_fact f where f.partner = q.partner and f.record_id = q.record_id
                    and f.received_at >= q.received_at)
            from held_record h join quarantine q on q.id = h.quarantine_id
            where h.hold_id = ? and h.outcome is null\s""";

    private final Connection connection;

    HoldTables(Connection connection) {
        this.connection = connection;
    }

    /** A hold that was decided and has records left. */
    record Decided(long id, HoldState state) {
    }

    /** A record as it is kept; {@code overtaken} if a later word of its source took effect, or it was closed. */
    record Kept(long id, String key, int keyId, byte[] sealed, boolean overtaken) {
    }

    /** The oldest decided hold that is not done and that nobody else is at; locked. */
    Optional<Decided> next() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select id, state from hold where state <> 'HELD' and done_at is null
                order by id limit 1 for update skip locked""");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(new Decided(row.getLong(1), HoldState.valueOf(row.getString(2))))
                    : Optional.empty();
        }
    }

    /** The first records of a hold that nothing became of yet, in the order in which they came. */
    List<Kept> undone(long hold, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNDONE + "order by q.id limit ?")) {
            statement.setLong(1, hold);
            statement.setInt(2, limit);
            return kept(statement);
        }
    }

    /** Locks those of these that are still to be settled, as they are now. */
    List<Kept> lock(long hold, List<Kept> found) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                UNDONE + "and q.id = any(?) order by q.id for update")) {
            statement.setLong(1, hold);
            statement.setArray(2, connection.createArrayOf("bigint", found.stream().map(Kept::id).toArray()));
            return kept(statement);
        }
    }

    private static List<Kept> kept(PreparedStatement statement) throws SQLException {
        List<Kept> kept = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                kept.add(new Kept(row.getLong(1), row.getString(2), row.getInt(3), row.getBytes(4), row.getBoolean(5)));
            }
        }
        return kept;
    }

    /** Notes what became of records, and closes them; what is quarantined again for another cause stays open. */
    void settle(Map<Long, String> outcomes, Instant at) throws SQLException {
        Rows rows = new Rows("bigint", "text");
        outcomes.forEach((id, outcome) -> rows.add(id, outcome));
        rows.execute(connection, """
                update held_record h set outcome = u.b from unnest(?::bigint[], ?::text[]) u (a, b)
                where h.quarantine_id = u.a""");
        Rows closed = new Rows("bigint", "text");
        outcomes.forEach((id, outcome) -> {
            if (!outcome.equals("QUARANTINED")) {
                closed.add(id, at);
            }
        });
        closed.execute(connection, """
                update quarantine q set closed_at = u.b::timestamptz from unnest(?::bigint[], ?::text[]) u (a, b)
                where q.id = u.a and q.closed_at is null""");
    }

    /** Tells who asks by tracking id what became of the records in the end. */
    void tell(List<HealthRecord> records, List<Outcome> outcomes, Instant at) throws SQLException {
        Rows rows = new Rows("text", "int", "text", "text", "text");
        for (int i = 0; i < records.size(); i++) {
            Outcome outcome = outcomes.get(i);
            int index = records.get(i).arrival().index();
            records.get(i).arrival().trackingId()
                    .ifPresent(id -> rows.add(id, index, outcome.name(), outcome.reason(), at));
        }
        rows.execute(connection, """
                update intake_outcome o set outcome = c, reason = d, settled_at = e::timestamptz
                from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[]) u (a, b, c, d, e)
                where o.tracking_id = a and o.index = b and o.outcome = 'QUARANTINED'""");
    }

    /** The whole hold is carried out. */
    void done(long hold, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update hold set done_at = ? where id = ?")) {
            statement.setObject(1, OffsetDateTime.ofInstant(at, HubClock.ZONE));
            statement.setLong(2, hold);
            statement.executeUpdate();
        }
    }
}
