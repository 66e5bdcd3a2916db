package org.healthhub.registry;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.PartnerCode;

/** Reads applications as others see them. */
final class ResumptionViews {
    private final Connection connection;
    private final ResumptionTables tables;
    private final IdentityVault vault;
    private final LocalDate today;

    ResumptionViews(Connection connection, IdentityVault vault, Clock clock) {
        this.connection = connection;
        this.tables = new ResumptionTables(connection);
        this.vault = vault;
        this.today = LocalDate.now(clock);
    }

    Optional<ResumptionView> of(PartnerCode partner, String applicationNo) throws SQLException {
        return read(true, "partner = ? and application_no = ?", partner.value(), applicationNo).stream().findFirst();
    }

    /** Those that wait for a decision, first those that are due first; without their rosters. */
    List<ResumptionView> waiting(String divisionPrefix, int limit) throws SQLException {
        return read(false, "state = 'ACCEPTED' and division like ? order by review_due_on, id limit ?",
                divisionPrefix + "%", limit);
    }

    /** To what the seal of a note is bound. */
    static byte[] context(long application) {
        return ("application " + application).getBytes(StandardCharsets.UTF_8);
    }

    private List<ResumptionView> read(boolean withRoster, String where, Object... values) throws SQLException {
        List<ResumptionView> views = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select id, partner, application_no, record_id, credit_code, division, state, reasons, received_at,
                    review_due_on, decided_at, key_id, note
                from resumption_application where\s""" + where)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    views.add(view(row, withRoster));
                }
            }
        }
        return views;
    }

    private ResumptionView view(ResultSet row, boolean withRoster) throws SQLException {
        long id = row.getLong(1);
        ResumptionState state = ResumptionState.valueOf(row.getString(7));
        LocalDate due = row.getObject(10, LocalDate.class);
        byte[] note = row.getBytes(13);
        return new ResumptionView(new PartnerCode(row.getString(2)), row.getString(3), row.getString(4), row.getString(5),
                row.getString(6), state, ResumptionTables.reasons(row.getArray(8)),
                row.getObject(9, OffsetDateTime.class).toInstant(), due,
                state == ResumptionState.ACCEPTED && today.isAfter(due),
                Optional.ofNullable(row.getObject(11, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                note == null ? Optional.empty() : Optional.of(vault.openText(row.getInt(12), note, context(id))),
                tables.counts(id), withRoster ? roster(id) : List.of());
    }

    private List<ResumptionView.Employee> roster(long id) throws SQLException {
        List<ResumptionView.Employee> roster = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select place, declared, colour, counts from resumption_roster where application_id = ? order by place""")) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Colour colour = Colour.valueOf(row.getString(3));
                    roster.add(new ResumptionView.Employee(row.getInt(1), row.getBoolean(2), colour,
                            row.getBoolean(2) && row.getBoolean(4) && colour == Colour.GREEN));
                }
            }
        }
        return roster;
    }
}
