package org.healthhub.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows for one set-based statement: each column goes to the database as one array, for {@code unnest}. Dates, times
 * and enums travel as text and are cast by the statement.
 */
final class Rows {
    private final String[] types;
    private final List<Object[]> rows = new ArrayList<>();

    /** @param types the element type of each column's array: {@code text}, {@code bigint}, {@code bytea}, ... */
    Rows(String... types) {
        this.types = types;
    }

    void add(Object... row) {
        if (row.length != types.length) {
            throw new IllegalArgumentException("a row of " + row.length + " for " + types.length + " columns");
        }
        rows.add(row);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    int size() {
        return rows.size();
    }

    /** Sets the columns as the statement's parameters, from the first on. */
    void bind(Connection connection, PreparedStatement statement) throws SQLException {
        bind(connection, statement, 1);
    }

    /** Sets the columns as the statement's parameters, from this one on. */
    void bind(Connection connection, PreparedStatement statement, int first) throws SQLException {
        for (int column = 0; column < types.length; column++) {
            boolean bytes = types[column].equals("bytea");
            Object[] values = bytes ? new byte[rows.size()][] : new Object[rows.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = plain(rows.get(row)[column]);
            }
            statement.setArray(first + column, connection.createArrayOf(types[column], values));
        }
    }

    /** Runs a statement that changes data; none if there are no rows. */
    void execute(Connection connection, String sql) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement);
            statement.executeUpdate();
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Rows::plain).orElse(null);
        }
        return value == null || value instanceof Number || value instanceof byte[] || value instanceof Boolean
                ? value : value.toString();
    }
}
