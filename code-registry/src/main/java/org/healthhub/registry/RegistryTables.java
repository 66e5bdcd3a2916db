package org.healthhub.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.nio.ByteBuffer;
import java.sql.Array;
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
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.intake.json.CanonicalJson;
import org.healthhub.registry.rules.Evidence;
import org.healthhub.registry.rules.HolderState;
import org.healthhub.registry.rules.RulePack;
import org.healthhub.registry.rules.Verdict;

/**
 * The set-based statements of one batch: one statement per table, whatever the size of the batch. Persons are locked
 * in the order of their keys, so that parallel batches cannot deadlock over them.
 */
final class RegistryTables {
    private static final ObjectWriter STATE_WRITER = CanonicalJson.mapper().writerFor(HolderState.class);
    private static final ObjectReader STATE_READER = CanonicalJson.mapper().readerFor(HolderState.class);

    private final Connection connection;

    RegistryTables(Connection connection) {
        this.connection = connection;
    }

    /** A person as locked: the code, and the sealed identity for a comparison of names. */
    record Locked(KnownPerson person, String idType, int keyId, byte[] sealed) {
    }

    /** A record's content hash as the ledger has it, whom its facts are about, and the earliest day that they count from. */
    record Known(byte[] hash, List<Long> persons, LocalDate earliest) {
    }

    /** Locks the codes of those of these persons that are known, in the order of their keys. */
    Map<ByteBuffer, Locked> lockPersons(Collection<ByteBuffer> keys) throws SQLException {
        String sql = """
                select p.key, p.id, p.id_type, p.key_id, p.sealed, c.code_id, c.colour, c.state, c.merged_into
                from person p join health_code c on c.person_id = p.id
                where p.key = any(?) order by p.key for update of c""";
        Map<ByteBuffer, Locked> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, bytes(keys));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(ByteBuffer.wrap(row.getBytes(1)), new Locked(person(row.getLong(2),
                            row.getObject(6, UUID.class), row.getString(7), row.getString(8), row.getObject(9, Long.class)),
                            row.getString(3), row.getInt(4), row.getBytes(5)));
                }
            }
        }
        return found;
    }

    /** Locks codes by person, for those whose facts are replaced or whose time has come. */
    Map<Long, KnownPerson> lockById(Collection<Long> ids) throws SQLException {
        String sql = """
                select c.person_id, c.code_id, c.colour, c.state, c.merged_into
                from health_code c join person p on p.id = c.person_id
                where c.person_id = any(?) order by p.key for update of c""";
        Map<Long, KnownPerson> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(row.getLong(1), person(row.getLong(1), row.getObject(2, UUID.class), row.getString(3),
                            row.getString(4), row.getObject(5, Long.class)));
                }
            }
        }
        return found;
    }

    /** Adds persons (key, id type, key id, sealed); those that another batch added meanwhile are left out. */
    Map<ByteBuffer, Long> addPersons(Rows persons) throws SQLException {
        String sql = """
                insert into person (key, id_type, key_id, sealed)
                select * from unnest(?::bytea[], ?::text[], ?::smallint[], ?::bytea[]) order by 1
                on conflict (key) do nothing returning key, id""";
        Map<ByteBuffer, Long> ids = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            persons.bind(connection, statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ids.put(ByteBuffer.wrap(row.getBytes(1)), row.getLong(2));
                }
            }
        }
        return ids;
    }

    /** Takes back persons that this batch added, for whom nothing was written yet. */
    void removePersons(Collection<Long> ids) throws SQLException {
        Rows rows = new Rows("bigint");
        ids.forEach(rows::add);
        rows.execute(connection, "delete from person p using unnest(?::bigint[]) u (id) where p.id = u.id");
    }

    /** Fills in what was blank in sealed identities (person id, key id, sealed). */
    void reseal(Rows persons) throws SQLException {
        persons.execute(connection, """
                update person p set key_id = u.key_id, sealed = u.sealed
                from unnest(?::bigint[], ?::smallint[], ?::bytea[]) u (id, key_id, sealed) where p.id = u.id""");
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
                    case when f.historical then f.observed_at else f.received_at end, f.finding
                from unnest(?::bigint[], ?::bigint[], ?::text[]) k (ledger, person_id, since)
                    join health_fact f on f.person_id = k.person_id and f.effective_on >= k.since::date""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            asked.bind(connection, statement);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Evidence evidence = new Evidence(key(row.getString(2), row.getString(3)), row.getInt(4),
                            row.getObject(5, OffsetDateTime.class).toInstant(),
                            row.getObject(6, OffsetDateTime.class).toInstant(),
                            CanonicalJson.readFinding(row.getString(7)));
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
        Optional<HolderState> base = Optional.ofNullable(stored).map(RegistryTables::readState);
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

    /** Writes the codes of all that were settled, and appends the changes under the next numbers. */
    void write(Collection<KnownPerson> settled, List<KnownPerson.Change> changes, RulePack folded, Instant at)
            throws SQLException {
        String values = """
                unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::boolean[], ?::text[], ?::text[]) u (id, code, colour, rule, since, until, review, pack,
                    division, cancelled, state, base)""";
        codes(settled, false, folded).execute(connection, """
                insert into health_code (person_id, code_id, colour, rule, since, until, review_on, rule_pack, division,
                    cancelled, state, fold_base, updated_at)
                select id, code::uuid, colour, rule, since::date, until::date, review::date, pack, division, cancelled,
                    state, base, now() from\s""" + values);
        codes(settled, true, folded).execute(connection, """
                update health_code c set colour = u.colour, rule = u.rule, since = u.since::date, until = u.until::date,
                    review_on = u.review::date, rule_pack = u.pack, division = u.division, cancelled = u.cancelled,
                    state = u.state, fold_base = coalesce(u.base, c.fold_base), updated_at = now() from\s""" + values + " where c.person_id = u.id");
        if (!changes.isEmpty()) {
            append(changes);
        }
    }

    private Rows codes(Collection<KnownPerson> settled, boolean stored, RulePack folded) {
        Rows codes = new Rows("bigint", "text", "text", "text", "text", "text", "text", "text", "text", "boolean", "text",
                "text");
        settled.stream().filter(person -> person.isStored() == stored).forEach(person -> {
            Verdict verdict = person.verdict().orElseThrow();
            codes.add(person.id(), person.codeId(), verdict.colour(), verdict.rule(), verdict.since(), verdict.until(),
                    verdict.nextChange(), person.state().pack(), person.state().whereabouts(), verdict.cancelled(),
                    write(person.state()), person.newBase(folded).map(RegistryTables::write));
        });
        return codes;
    }

    private void append(List<KnownPerson.Change> changes) throws SQLException {
        long last;
        // Held until the commit: numbers become visible in order and without gaps.
        try (PreparedStatement counter = connection.prepareStatement(
                "update change_counter set last = last + ? returning last")) {
            counter.setInt(1, changes.size());
            try (ResultSet row = counter.executeQuery()) {
                row.next();
                last = row.getLong(1);
            }
        }
        Rows rows = new Rows("bigint", "bigint", "text", "text", "text", "text", "text", "text", "text", "text", "text",
                "text", "text");
        long number = last - changes.size();
        for (KnownPerson.Change change : changes) {
            Verdict verdict = change.verdict();
            rows.add(++number, change.person().id(), change.person().codeId(), change.at(), change.from(),
                    verdict.colour(), verdict.rule(), change.rulePack(), verdict.since(), verdict.until(),
                    change.division(), change.cause().map(RecordKey::partner), change.cause().map(RecordKey::recordId));
        }
        rows.execute(connection, """
                insert into code_change (number, person_id, code_id, at, from_colour, to_colour, rule, rule_pack, since,
                    until, division, partner, record_id)
                select a, b, c::uuid, d::timestamptz, e, f, g, h, i::date, j::date, k, l, m
                from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) u (a, b, c, d, e, f, g, h, i, j, k, l, m)""");
    }

    private static KnownPerson person(long id, UUID codeId, String colour, String state, Long mergedInto)
            throws SQLException {
        try {
            return KnownPerson.stored(id, codeId, STATE_READER.readValue(state), Colour.valueOf(colour),
                    Optional.ofNullable(mergedInto));
        } catch (JsonProcessingException e) {
            throw new SQLException("the folded state of person " + id + " is not readable", e);
        }
    }

    static HolderState readState(String state) {
        try {
            return STATE_READER.readValue(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a folded state is not readable", e);
        }
    }

    private static String write(HolderState state) {
        try {
            return STATE_WRITER.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a folded state could not be written", e);
        }
    }

    private static RecordKey key(String partner, String recordId) {
        return new RecordKey(new PartnerCode(partner), recordId);
    }

    private Array bytes(Collection<ByteBuffer> keys) throws SQLException {
        return connection.createArrayOf("bytea", keys.stream().map(ByteBuffer::array).toArray(byte[][]::new));
    }
}
