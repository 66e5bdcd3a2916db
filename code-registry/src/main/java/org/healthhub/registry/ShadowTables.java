package org.healthhub.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;

/** The statements over trials. A trial's progress is one row, so that it goes on where it was interrupted. */
final class ShadowTables {
    private final Connection connection;

    ShadowTables(Connection connection) {
        this.connection = connection;
    }

    /**
     * A trial that goes on.
     *
     * @param left     how many persons it still wants
     * @param every    of how many persons it takes one
     * @param document the pack as it is tried
     */
    record Run(long id, String pack, String document, long left, long every, long upTo, long lastPerson) {
    }

    /** Asks for a trial; false if one of this pack is open. */
    boolean add(RulePackTables.Row pack, String against, Optional<Integer> sample, Instant at, String officer)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into shadow_run (pack, digest, against, sample, every, up_to, requested_at, requested_by)
                select ?, ?, ?, ?, greatest(1, up_to / coalesce(?, up_to + 1)), up_to, ?, ?
                from (select coalesce(max(person_id), 0) up_to from health_code) registry
                on conflict (pack) where finished_at is null do nothing""")) {
            statement.setString(1, pack.name());
            statement.setString(2, pack.digest());
            statement.setString(3, against);
            statement.setObject(4, sample.orElse(null), Types.INTEGER);
            statement.setObject(5, sample.map(Integer::longValue).orElse(null), Types.BIGINT);
            statement.setObject(6, at.atOffset(ZoneOffset.UTC));
            statement.setString(7, officer);
            return statement.executeUpdate() > 0;
        }
    }

    /** The trial whose turn it is. */
    Optional<Run> open() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select r.id, r.pack, p.document, coalesce(r.sample - r.looked, %d), r.every, r.up_to, r.last_person
                from shadow_run r join rule_pack p on p.name = r.pack and p.digest = r.digest
                where r.finished_at is null order by r.id limit 1""".formatted(Long.MAX_VALUE));
                ResultSet row = statement.executeQuery()) {
            return !row.next() ? Optional.empty() : Optional.of(new Run(row.getLong(1), row.getString(2),
                    row.getString(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7)));
        }
    }

    /** Notes what was found of the next persons; false if somebody else has noted it meanwhile. */
    boolean advance(Run run, ShadowTrial found, boolean isLast, Instant from, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update shadow_run set started_at = coalesce(started_at, ?), last_person = ?, looked = looked + ?,
                    changed = changed + ?, finished_at = ? where id = ? and last_person = ? and finished_at is null""")) {
            statement.setObject(1, from.atOffset(ZoneOffset.UTC));
            statement.setLong(2, found.last());
            statement.setLong(3, found.looked());
            statement.setLong(4, found.turned());
            statement.setObject(5, isLast ? now.atOffset(ZoneOffset.UTC) : null, Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setLong(6, run.id());
            statement.setLong(7, run.lastPerson());
            if (statement.executeUpdate() == 0) {
                return false;
            }
        }
        addUp(run, found.cells());
        return true;
    }

    private void addUp(Run run, Map<ShadowTrial.Cell, ShadowTrial.Count> cells) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into shadow_cell (run, from_colour, to_colour, division, from_rule, to_rule, codes, examples)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (run, from_colour, to_colour, division, from_rule, to_rule) do update
                set codes = shadow_cell.codes + excluded.codes,
                    examples = (shadow_cell.examples || excluded.examples)[1:3]""")) {
            for (Map.Entry<ShadowTrial.Cell, ShadowTrial.Count> one : cells.entrySet()) {
                statement.setLong(1, run.id());
                statement.setString(2, one.getKey().from().name());
                statement.setString(3, one.getKey().to().name());
                statement.setString(4, one.getKey().division());
                statement.setString(5, one.getKey().fromRule());
                statement.setString(6, one.getKey().toRule());
                statement.setLong(7, one.getValue().codes());
                statement.setArray(8, connection.createArrayOf("text",
                        one.getValue().examples().stream().map(UUID::toString).toArray()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void stop(long run, Instant at) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update shadow_run set finished_at = ?, stopped = true where id = ? and finished_at is null")) {
            statement.setObject(1, at.atOffset(ZoneOffset.UTC));
            statement.setLong(2, run);
            statement.executeUpdate();
        }
    }

    /** The latest trial of a pack with what it found so far. */
    Optional<ShadowRunView> latestOf(String pack) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select r.id, r.pack, r.digest = p.digest, r.against, r.sample, r.requested_at, r.requested_by,
                    r.started_at, r.finished_at, r.stopped, r.looked, r.changed, r.last_person, r.up_to
                from shadow_run r join rule_pack p on p.name = r.pack where r.pack = ? order by r.id desc limit 1""")) {
            statement.setString(1, pack);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(view(row)) : Optional.empty();
            }
        }
    }

    private ShadowRunView view(ResultSet row) throws SQLException {
        Optional<Instant> finished = optionalInstant(row, 9);
        boolean stopped = row.getBoolean(10);
        double share = (double) row.getLong(13) / Math.max(1, row.getLong(14));
        return new ShadowRunView(row.getLong(1), row.getString(2), row.getBoolean(3), row.getString(4),
                Optional.ofNullable(row.getObject(5, Integer.class)), RulePackTables.instant(row, 6), row.getString(7),
                optionalInstant(row, 8), finished, stopped, row.getLong(11), row.getLong(12),
                finished.isPresent() && !stopped ? 1 : share, cells(row.getLong(1)));
    }

    private List<ShadowCell> cells(long run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select from_colour, to_colour, division, from_rule, to_rule, codes, examples from shadow_cell
                where run = ? order by codes desc, division, from_rule, to_rule""")) {
            statement.setLong(1, run);
            List<ShadowCell> cells = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    cells.add(new ShadowCell(Colour.valueOf(row.getString(1)), Colour.valueOf(row.getString(2)),
                            row.getString(3), row.getString(4), row.getString(5), row.getLong(6),
                            Arrays.stream((String[]) row.getArray(7).getArray()).map(UUID::fromString).toList()));
                }
            }
            return cells;
        }
    }

    private static Optional<Instant> optionalInstant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
