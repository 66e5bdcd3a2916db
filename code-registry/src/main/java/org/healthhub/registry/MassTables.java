package org.healthhub.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.RecordKey;

/** The statements by which mass effects are counted and held. */
final class MassTables {
    private static final Duration PART = Duration.ofMinutes(5);

    private final Connection connection;

    MassTables(Connection connection) {
        this.connection = connection;
    }

    /** How many codes turned red by a cause within the hour, this batch included, and whether it is held already. */
    record Counted(int reds, boolean held) {
    }

    /** A record that is held: by what, and which codes it would turn red. */
    record Held(RecordKey record, byte[] hash, MassKey by, Optional<String> document, List<Red> reds) {
    }

    /**
     * A code that would turn red.
     *
     * @param person the person's id; empty where nobody but the record knows the person
     * @param key    the person's key; may be empty where the id is known
     */
    record Red(Optional<Long> person, Optional<byte[]> key, String rule, Optional<String> division) {
    }

    /**
     * Adds reds to the hour of their causes and locks these until the batch has ended.
     *
     * @param reds by cause; negative where an earlier count of this batch is taken back
     */
    Map<MassKey, Counted> count(Map<MassKey, Integer> reds, Instant now) throws SQLException {
        Rows rows = new Rows("text", "text", "int");
        reds.forEach((key, more) -> rows.add(key.dimension(), key.key(), more));
        // Rows are taken in the order of their keys, so that parallel batches cannot deadlock over them.
        String sql = """
                insert into red_count as c (dimension, key, part, reds)
                select a, b, ?, reds_of_hour('{}', ?, ?, n) from unnest(?::text[], ?::text[], ?::int[]) u (a, b, n)
                order by a, b
                on conflict (dimension, key) do update set part = greatest(c.part, excluded.part),
                    reds = reds_of_hour(c.reds, c.part, greatest(c.part, excluded.part),
                        (select sum(r)::int from unnest(excluded.reds) r))
                returning c.dimension, c.key, (select sum(r) from unnest(c.reds) r), exists (select from hold h
                    where h.dimension = c.dimension and h.key = c.key and h.state = 'HELD')""";
        Map<MassKey, Counted> counted = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            long part = now.getEpochSecond() / PART.toSeconds();
            statement.setLong(1, part);
            statement.setLong(2, part);
            statement.setLong(3, part);
            rows.bind(connection, statement, 4);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counted.put(new MassKey(MassDimension.valueOf(row.getString(1)), row.getString(2)),
                            new Counted(row.getInt(3), row.getBoolean(4)));
                }
            }
        }
        return counted;
    }

    /** Opens the holds or joins those that are open, and puts the records, which are in quarantine by now, under them. */
    void hold(Map<RecordKey, Held> all, MassLimits limits, Instant at) throws SQLException {
        Map<RecordKey, Held> fresh = new LinkedHashMap<>(all);
        fresh.keySet().removeAll(heldAlready(all.values()));
        Collection<Held> records = fresh.values();
        if (records.isEmpty()) {
            return;
        }
        Map<MassKey, Long> holds = open(records, limits, at);
        Rows held = new Rows("text", "text", "bigint", "bytea", "text");
        Rows codes = new Rows("text", "text", "bigint", "bytea", "text", "text");
        for (Held record : records) {
            String partner = record.record().partner().value();
            String id = record.record().recordId();
            held.add(partner, id, holds.get(record.by()), record.hash(), record.document());
            record.reds().forEach(red -> codes.add(partner, id, red.person(), red.key().orElse(null), red.rule(),
                    red.division()));
        }
        held.execute(connection, """
                with u as (select q.id, c, d, e
                        from unnest(?::text[], ?::text[], ?::bigint[], ?::bytea[], ?::text[]) u (a, b, c, d, e)
                        join quarantine q on q.partner = a and q.record_id = b and q.closed_at is null),
                    stale as (delete from held_code using u where quarantine_id = u.id)
                insert into held_record (quarantine_id, hold_id, content_hash, document) select id, c, d, e from u
                on conflict (quarantine_id) do update set hold_id = excluded.hold_id,
                    content_hash = excluded.content_hash, document = excluded.document, outcome = null""");
        codes.execute(connection, """
                insert into held_code (quarantine_id, person_key, rule, division)
                select q.id, coalesce(d, p.key), e, f
                from unnest(?::text[], ?::text[], ?::bigint[], ?::bytea[], ?::text[], ?::text[]) u (a, b, c, d, e, f)
                    join quarantine q on q.partner = a and q.record_id = b and q.closed_at is null
                    left join person p on p.id = c
                on conflict do nothing""");
    }

    /** Records that came again as they are: they stay under their hold, also where that was proposed or decided on. */
    private Set<RecordKey> heldAlready(Collection<Held> records) throws SQLException {
        Rows rows = new Rows("text", "text", "bytea");
        records.forEach(record -> rows.add(record.record().partner(), record.record().recordId(), record.hash()));
        Set<RecordKey> already = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select q.partner, q.record_id from unnest(?::text[], ?::text[], ?::bytea[]) u (a, b, c)
                    join quarantine q on q.partner = a and q.record_id = b and q.closed_at is null
                    join held_record h on h.quarantine_id = q.id and h.content_hash = c and h.outcome is null""")) {
            rows.bind(connection, statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    already.add(new RecordKey(new PartnerCode(row.getString(1)), row.getString(2)));
                }
            }
        }
        return already;
    }

    private Map<MassKey, Long> open(Collection<Held> records, MassLimits limits, Instant at) throws SQLException {
        Rows rows = new Rows("text", "text", "int");
        records.stream().map(Held::by).distinct().sorted()
                .forEach(key -> rows.add(key.dimension(), key.key(), limits.of(key.dimension())));
        // The update changes nothing but locks the hold, so that it cannot be proposed before its records are under it.
        String sql = """
                insert into hold as h (dimension, key, most, since)
                select a, b, c, ?::timestamptz from unnest(?::text[], ?::text[], ?::int[]) u (a, b, c) order by a, b
                on conflict (dimension, key) where state = 'HELD' and proposal is null do update set since = h.since
                returning h.id, h.dimension, h.key, xmax = 0, h.most""";
        Map<MassKey, Long> holds = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, at.toString());
            rows.bind(connection, statement, 2);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    holds.put(new MassKey(MassDimension.valueOf(row.getString(2)), row.getString(3)), row.getLong(1));
                    if (row.getBoolean(4)) {
                        HubLog.LOG.massEffectHeld(row.getLong(1), row.getInt(5), row.getString(2));
                    }
                }
            }
        }
        return holds;
    }
}
