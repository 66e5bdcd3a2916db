package org.healthhub.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads how far the hub has come: the number of the last change that is on the topic. */
final class HubProbe implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement published;

    HubProbe(Settings settings) throws SQLException {
        connection = DriverManager.getConnection(settings.databaseUrl());
        published = connection.prepareStatement(
                "select last_number from publication where topic = 'events.code-changes'");
    }

    long published() throws SQLException {
        try (ResultSet row = published.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    long persons() throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from health_code")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** How many records of a system were settled, whatever became of them. */
    long settled(String system) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select coalesce(sum(records), 0) from intake_tally where system = ?")) {
            statement.setString(1, system);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Takes the garbage of one round out of the next one's way. */
    void settle() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
