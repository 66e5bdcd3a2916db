package org.healthhub.registry;

import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.rules.CodeStatus;

/**
 * The statements over persons: each locks, adds or changes a whole batch of them at once. Everybody locks persons in
 * the order of their numbers, so that nobody can deadlock over them.
 */
final class PersonTables {
    private final Connection connection;

    PersonTables(Connection connection) {
        this.connection = connection;
    }

    /** A person as locked: the code, and the sealed identity for a comparison of names. */
    record Locked(KnownPerson person, String idType, int keyId, byte[] sealed) {
    }

    /**
     * Locks the codes of those of these persons that are known, by key.
     *
     * @param also numbers of others; few, and mostly none
     */
    Map<ByteBuffer, Locked> lockPersons(Collection<ByteBuffer> keys, Collection<Long> also) throws SQLException {
        String asked = also.isEmpty() ? "p.key = any(?)"
                : "p.id in (select id from person where key = any(?) union select unnest(?::bigint[]))";
        String sql = """
                select p.key, p.id, p.id_type, p.key_id, p.sealed, c.code_id, c.colour, c.status, c.state, c.merged_into
                from person p join health_code c on c.person_id = p.id
                where %s order by p.id for update of c""".formatted(asked);
        Map<ByteBuffer, Locked> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, bytes(keys));
            if (!also.isEmpty()) {
                statement.setArray(2, connection.createArrayOf("bigint", also.toArray()));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(ByteBuffer.wrap(row.getBytes(1)), new Locked(person(row.getLong(2),
                            row.getObject(6, UUID.class), shown(row, 7), row.getString(9), row.getObject(10, Long.class)),
                            row.getString(3), row.getInt(4), row.getBytes(5)));
                }
            }
        }
        return found;
    }

    /** Locks codes by person, for those whose facts are replaced or whose time has come. */
    Map<Long, KnownPerson> lockById(Collection<Long> ids) throws SQLException {
        String sql = """
                select c.person_id, c.code_id, c.colour, c.status, c.state, c.merged_into
                from health_code c where c.person_id = any(?) order by c.person_id for update""";
        Map<Long, KnownPerson> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(row.getLong(1), person(row.getLong(1), row.getObject(2, UUID.class), shown(row, 3),
                            row.getString(5), row.getObject(6, Long.class)));
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

    private static KnownPerson person(long id, UUID codeId, KnownPerson.Shown shown, String state, Long mergedInto) {
        return KnownPerson.stored(id, codeId, FoldedState.read(state), shown, Optional.ofNullable(mergedInto));
    }

    private static KnownPerson.Shown shown(ResultSet row, int first) throws SQLException {
        return new KnownPerson.Shown(Colour.valueOf(row.getString(first)), CodeStatus.valueOf(row.getString(first + 1)));
    }

    private Array bytes(Collection<ByteBuffer> keys) throws SQLException {
        return connection.createArrayOf("bytea", keys.stream().map(ByteBuffer::array).toArray(byte[][]::new));
    }
}
