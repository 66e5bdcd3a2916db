package org.healthhub.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.intake.json.CanonicalJson;
import org.healthhub.registry.rules.Evidence;
import org.healthhub.registry.rules.HolderState;

/**
 * The statements over the ledger of facts: what is known of records, what persons can be folded from, and what is
 * added or replaced. One statement per table, whatever the size of the batch.
 */
final class LedgerTables {
    private final Connection connection;

    LedgerTables(Connection connection) {
        this.connection = connection;
    }

    /** A record's content hash as the ledger has it, whom its facts are about, and the earliest day that they count from. */
    record Known(byte[] hash, List<Long> persons, LocalDate earliest) {
    }

    Map<RecordKey, Known> knownRecords(Collection<RecordKey> keys) throws SQLException {
        String sql = """
                select f.partner, f.record_id, f.content_hash, f.person_id, min(f.effective_on) over
                    (partition by f.partner, f.record_id)
                from unnest(?::text[], ?::text[]) k (partner, record_id) join health_fact f using (partner, record_id)""";
        Rows asked = new Rows("text", "text");
        keys.forEach(key -> asked.add(key.partner(), key.recordId()));
        Map<RecordKey, Known> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            asked.bind(connection, statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    byte[] hash = row.getBytes(3);
                    LocalDate earliest = row.getObject(5, LocalDate.class);
                    Known known = found.computeIfAbsent(key(row.getString(1), row.getString(2)),
                            key -> new Known(hash, new ArrayList<>(), earliest));
                    long person = row.getLong(4);
                    if (!row.wasNull()) {
                        known.persons().add(person);
                    }
                }
            }
        }
        return found;
    }

    /** What a person's facts can be folded from: the state further back, and the facts in force that follow it. */
    record Ledger(HolderState base, List<Evidence> facts) {
    }

    /**
     * The ledgers of persons, as far back as is needed; with those of the identities that were merged into them.
     *
     * @param earliest by person, the earliest day of what is to be folded or forgotten
     */
    Map<Long, Ledger> ledgerOf(Map<Long, LocalDate> earliest, String pack) throws SQLException {
        Map<Long, Ledger> ledgers = new HashMap<>();
        Rows asked = new Rows("bigint", "bigint", "text");
        basesOf(earliest, pack, ledgers, asked);
        String sql = """
                select k.ledger, f.partner, f.record_id, f.part, f.observed_at,
                    case when f.historical then f.observed_at else f.received_at end, f.finding,
                    coalesce(nullif(f.person_id, k.ledger), 0)
                from unnest(?::bigint[], ?::bigint[], ?::text[]) k (ledger, person_id, since)
                    join health_fact f on f.person_id = k.person_id and f.effective_on >= k.since::date""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            asked.bind(connection, statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Evidence evidence = new Evidence(key(row.getString(2), row.getString(3)), row.getInt(4),
                            row.getObject(5, OffsetDateTime.class).toInstant(),
                            row.getObject(6, OffsetDateTime.class).toInstant(),
                            CanonicalJson.readFinding(row.getString(7)), row.getLong(8));
                    Ledger ledger = ledgers.get(row.getLong(1));
                    if (ledger.base().isAfterLast(evidence.order())) {
                        ledger.facts().add(evidence);
                    }
                }
            }
        }
        return ledgers;
    }

    /** A base serves if it was folded under this pack and ends before the day that is asked for. */
    private void basesOf(Map<Long, LocalDate> earliest, String pack, Map<Long, Ledger> ledgers, Rows asked)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select c.person_id, c.fold_base,
                    array(select m.person_id from health_code m where m.merged_into = c.person_id)
                from health_code c where c.person_id = any(?)""")) {
            statement.setArray(1, connection.createArrayOf("bigint", earliest.keySet().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long person = row.getLong(1);
                    HolderState base = base(row.getString(2), pack, earliest.get(person));
                    String since = base.last().map(last -> last.on().toString()).orElse("-infinity");
                    ledgers.put(person, new Ledger(base, new ArrayList<>()));
                    asked.add(person, person, since);
                    for (Long merged : (Long[]) row.getArray(3).getArray()) {
                        asked.add(person, merged, since);
                    }
                }
            }
        }
    }

    private static HolderState base(String stored, String pack, LocalDate from) {
        Optional<HolderState> base = Optional.ofNullable(stored).map(FoldedState::read);
        return base.filter(state -> state.pack().equals(pack))
                .filter(state -> state.last().filter(last -> last.on().isBefore(from)).isPresent())
                .orElseGet(() -> HolderState.empty(pack));
    }

    /** Moves the facts of replaced records (partner, record id) out of the ledger, to where they stay readable. */
    void supersede(Rows records, Instant at) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        String sql = """
                with gone as (delete from health_fact f using unnest(?::text[], ?::text[]) k (partner, record_id)
                    where f.partner = k.partner and f.record_id = k.record_id returning f.*)
                insert into superseded_fact (superseded_at, partner, record_id, part, content_hash, system, person_id,
                    credit_code, kind, effective_on, observed_at, received_at, historical, finding)
                select ?::timestamptz, partner, record_id, part, content_hash, system, person_id, credit_code, kind,
                    effective_on, observed_at, received_at, historical, finding from gone""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            records.bind(connection, statement);
            statement.setString(3, at.toString());
            statement.executeUpdate();
        }
    }

    static Rows facts() {
        return new Rows("text", "text", "int", "bytea", "text", "bigint", "text", "text", "text", "text", "text", "boolean",
                "text");
    }

    void addFacts(Rows facts) throws SQLException {
        facts.execute(connection, """
                insert into health_fact (partner, record_id, part, content_hash, system, person_id, credit_code, kind,
                    effective_on, observed_at, received_at, historical, finding)
                select a, b, c, d, e, f, g, h, i::date, j::timestamptz, k::timestamptz, l, m
                from unnest(?::text[], ?::text[], ?::int[], ?::bytea[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::boolean[], ?::text[]) u (a, b, c, d, e, f, g, h, i, j, k, l, m)""");
    }

    private static RecordKey key(String partner, String recordId) {
        return new RecordKey(new PartnerCode(partner), recordId);
    }
}
