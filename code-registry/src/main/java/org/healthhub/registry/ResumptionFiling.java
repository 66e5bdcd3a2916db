package org.healthhub.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.intake.json.CanonicalJson;

/** What an enterprise filed by one record, read back from the ledger of facts. */
record ResumptionFiling(RecordKey key, byte[] hash, Instant receivedAt, String creditCode,
        Finding.ResumptionApplication application, List<Employee> roster) {
    /** One of the roster, and whence. */
    record Employee(long person, String from) {
    }

    /** Empty where the record was withdrawn. */
    static Optional<ResumptionFiling> read(Connection connection, RecordKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select content_hash, received_at, credit_code, person_id, finding
                from health_fact where partner = ? and record_id = ? order by part""")) {
            statement.setString(1, key.partner().value());
            statement.setString(2, key.recordId());
            try (ResultSet row = statement.executeQuery()) {
                return filing(row, key);
            }
        }
    }

    private static Optional<ResumptionFiling> filing(ResultSet row, RecordKey key) throws SQLException {
        Optional<ResumptionFiling> filing = Optional.empty();
        List<Employee> roster = new ArrayList<>();
        while (row.next()) {
            Finding finding = CanonicalJson.readFinding(row.getString(5));
            if (finding instanceof Finding.ResumptionApplication application) {
                filing = Optional.of(new ResumptionFiling(key, row.getBytes(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3), application, roster));
            } else if (finding instanceof Finding.RosterEntry entry) {
                roster.add(new Employee(row.getLong(4), entry.division()));
            } else if (finding instanceof Finding.AreaStay stay && !roster.isEmpty()) {
                // It follows the entry of whom it is about, and says whence he came.
                roster.set(roster.size() - 1, new Employee(roster.get(roster.size() - 1).person(), stay.division()));
            }
        }
        return filing;
    }
}
