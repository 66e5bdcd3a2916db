package org.healthhub.registry;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RecordKey;

/**
 * The statements over applications and their events. Whoever writes locks the counter first, so that there is one writer
 * at a time and events become visible in the order of their numbers.
 */
final class ResumptionTables {
    private static final String CASE = """
            select id, partner, application_no, record_id, received_at, credit_code, division, state, reasons,
                decided_at is not null
            from resumption_application\s""";

    private final Connection connection;

    ResumptionTables(Connection connection) {
        this.connection = connection;
    }

    /** The last event, and the last change of a code that was followed. */
    record Counter(long last, long followed) {
    }

    Counter lockCounter() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select last, followed from resumption_counter for update"); ResultSet row = statement.executeQuery()) {
            row.next();
            return new Counter(row.getLong(1), row.getLong(2));
        }
    }

    /** Takes records out of the inbox; what is being written just now waits for the next time. */
    List<RecordKey> takeInbox(int limit) throws SQLException {
        List<RecordKey> keys = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                delete from resumption_inbox i using (select partner, record_id from resumption_inbox
                    order by noted_at, record_id limit ? for update skip locked) t
                where i.partner = t.partner and i.record_id = t.record_id returning i.partner, i.record_id""")) {
            statement.setInt(1, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    keys.add(new RecordKey(new PartnerCode(row.getString(1)), row.getString(2)));
                }
            }
        }
        return keys;
    }

    /** Whether this very content stands there already, or something that came later. */
    boolean knows(ResumptionFiling filing) throws SQLException {
        return exists("""
                select 1 from resumption_application where partner = ? and application_no = ? and state <> 'WITHDRAWN'
                    and (record_id = ? and content_hash = ? or record_id <> ? and received_at > ?)""",
                filing.key().partner().value(), filing.application().applicationNo(), filing.key().recordId(),
                filing.hash(), filing.key().recordId(), offset(filing.receivedAt()));
    }

    /** Writes an application anew, with its roster; a decision on what it said before no longer stands. */
    long file(ResumptionFiling filing, LocalDate reviewDueOn) throws SQLException {
        var application = filing.application();
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into resumption_application (partner, application_no, record_id, content_hash, received_at,
                    credit_code, division, above_scale, employees, review_due_on, state)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'RETURNED')
                on conflict (partner, application_no) do update set record_id = excluded.record_id,
                    content_hash = excluded.content_hash, received_at = excluded.received_at,
                    credit_code = excluded.credit_code, division = excluded.division,
                    above_scale = excluded.above_scale, employees = excluded.employees,
                    review_due_on = excluded.review_due_on, state = 'RETURNED', reasons = '{}', look_again_at = null,
                    decided_at = null, decided_by = null, key_id = null, note = null
                returning id""")) {
            bind(statement, filing.key().partner().value(), application.applicationNo(), filing.key().recordId(),
                    filing.hash(), offset(filing.receivedAt()), filing.creditCode(), application.division(),
                    application.aboveScale(), application.employees(), reviewDueOn);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                writeRoster(row.getLong(1), filing.roster());
                return row.getLong(1);
            }
        }
    }

    private void writeRoster(long id, List<ResumptionFiling.Employee> roster) throws SQLException {
        update("delete from resumption_roster where application_id = ?", id);
        Rows rows = new Rows("bigint", "int", "bigint", "text");
        for (int place = 0; place < roster.size(); place++) {
            rows.add(id, place, roster.get(place).person(), roster.get(place).from());
        }
        rows.execute(connection, """
                insert into resumption_roster (application_id, place, person_id, from_division, declared, colour, counts)
                select u.id, u.place, u.person, u.whence, false, c.colour, c.status = 'ACTIVE'
                from unnest(?::bigint[], ?::int[], ?::bigint[], ?::text[]) u (id, place, person, whence)
                    join health_code o on o.person_id = u.person
                    join health_code c on c.person_id = coalesce(o.merged_into, o.person_id)""");
    }

    /** Applications that this record held and does not hold any longer. */
    List<ResumptionCase> leftBy(RecordKey key, Optional<String> applicationNo) throws SQLException {
        return cases("where partner = ? and record_id = ? and state <> 'WITHDRAWN' and application_no <> ? order by id",
                key.partner().value(), key.recordId(), applicationNo.orElse(""));
    }

    List<ResumptionCase> withId(long id) throws SQLException {
        return cases("where id = ?", id);
    }

    List<ResumptionCase> numbered(PartnerCode partner, String applicationNo) throws SQLException {
        return cases("where partner = ? and application_no = ?", partner.value(), applicationNo);
    }

    /** Those whose time to be looked at again has come. */
    List<ResumptionCase> dueAgain(Instant now, int limit) throws SQLException {
        return cases("where look_again_at <= ? order by look_again_at, id limit ?", offset(now), limit);
    }

    /** Notes who of the roster has declared meanwhile, under whichever identity of his. */
    void noteDeclared(long id) throws SQLException {
        update("""
                update resumption_roster r set declared = true from health_code o
                where r.application_id = ? and not r.declared and o.person_id = r.person_id and exists (
                    select 1 from health_code m join health_fact f on f.person_id = m.person_id and f.kind = 'CheckIn'
                    where m.person_id = coalesce(o.merged_into, o.person_id)
                        or m.merged_into = coalesce(o.merged_into, o.person_id))""", id);
    }

    ResumptionView.Counts counts(long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select count(*), count(*) filter (where declared), count(*) filter (where colour = 'GREEN'),
                    count(*) filter (where colour in ('YELLOW', 'ORANGE')), count(*) filter (where colour = 'RED'),
                    count(*) filter (where declared and counts and colour = 'GREEN')
                from resumption_roster where application_id = ?""")) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new ResumptionView.Counts(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4),
                        row.getInt(5), row.getInt(6));
            }
        }
    }

    boolean hasAnother(ResumptionCase of) throws SQLException {
        return exists("""
                select 1 from resumption_application
                where credit_code = ? and id <> ? and state in ('ACCEPTED', 'APPROVED')""", of.creditCode(), of.id());
    }

    void settle(ResumptionCase settled, Optional<Instant> lookAgainAt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update resumption_application set state = ?, reasons = ?, look_again_at = ? where id = ?")) {
            statement.setString(1, settled.state().name());
            statement.setArray(2, names(settled.reasons()));
            statement.setObject(3, lookAgainAt.map(ResumptionTables::offset).orElse(null));
            statement.setLong(4, settled.id());
            statement.executeUpdate();
        }
    }

    /** Writes down what an officer decided. */
    void decide(ResumptionCase decided, Instant at, String officer, int keyId, Optional<byte[]> note)
            throws SQLException {
        settle(decided, Optional.empty());
        update("update resumption_application set decided_at = ?, decided_by = ?, key_id = ?, note = ? where id = ?",
                offset(at), officer, note.isPresent() ? keyId : null, note.orElse(null), decided.id());
    }

    /** Appends events under the next numbers. */
    void append(List<ResumptionEvent> events, long last, long followed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into resumption_event (number, at, partner, application_no, division, state, reasons, place,
                    from_colour, to_colour, may_return) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            long number = last;
            for (ResumptionEvent event : events) {
                var employee = event.employee();
                bind(statement, ++number, offset(event.at()), event.partner().value(), event.applicationNo(),
                        event.division(), event.state().name(), names(event.reasons()),
                        employee.map(ResumptionEvent.EmployeeChange::place).orElse(null),
                        employee.map(change -> change.from().name()).orElse(null),
                        employee.map(change -> change.to().name()).orElse(null),
                        employee.map(ResumptionEvent.EmployeeChange::mayReturn).orElse(null));
                statement.addBatch();
            }
            statement.executeBatch();
        }
        update("update resumption_counter set last = ?, followed = ?", last + events.size(), followed);
    }

    static List<ReasonCode> reasons(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray()).map(ReasonCode::valueOf).toList();
    }

    private List<ResumptionCase> cases(String where, Object... values) throws SQLException {
        List<ResumptionCase> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(CASE + where)) {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new ResumptionCase(row.getLong(1), new PartnerCode(row.getString(2)), row.getString(3),
                            row.getString(4), row.getObject(5, OffsetDateTime.class).toInstant(), row.getString(6),
                            row.getString(7), ResumptionState.valueOf(row.getString(8)), reasons(row.getArray(9)),
                            row.getBoolean(10)));
                }
            }
        }
        return found;
    }

    private boolean exists(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static OffsetDateTime offset(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private Array names(List<ReasonCode> reasons) throws SQLException {
        return connection.createArrayOf("text", reasons.stream().map(ReasonCode::name).toArray());
    }
}
