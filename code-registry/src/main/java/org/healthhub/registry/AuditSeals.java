package org.healthhub.registry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The chain over the audit trail. The digest of a seal is SHA-256 over the digest of the seal before (32 zero bytes at
 * first), its own number and moment, and its entries in the order of their ids; texts go in with their length before them.
 */
final class AuditSeals {
    private static final int FETCH = 5_000;

    /** A seal as it stands in the table. */
    record Seal(long number, Instant at, int entries, byte[] digest) {
        static final Seal NONE = new Seal(0, Instant.EPOCH, 0, new byte[32]);
    }

    private final Connection connection;

    AuditSeals(Connection connection) {
        this.connection = connection;
    }

    /** Puts the next entries under a new seal; empty when none waits. One server at a time. */
    Optional<Seal> seal(Instant now, int limit) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table audit_seal in exclusive mode");
        }
        Seal before = last();
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        long number = before.number() + 1;
        Digest digest = new Digest(before.digest(), number, at);
        digest.addAll("""
                select id, at, actor, action, code_id, purpose from audit_entry where seal is null order by id limit ?""",
                limit);
        if (digest.ids.isEmpty()) {
            return Optional.empty();
        }
        Seal seal = new Seal(number, at, digest.ids.size(), digest.value());
        write(seal, digest.ids);
        return Optional.of(seal);
    }

    /** The newest seal. */
    Seal last() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select number, at, entries, digest from audit_seal order by number desc limit 1");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? read(row) : Seal.NONE;
        }
    }

    /** Reads everything again, from the first seal to the last or to the first that does not hold. */
    AuditProof prove() throws SQLException {
        Seal good = Seal.NONE;
        long entries = 0;
        Optional<Long> broken = Optional.empty();
        try (PreparedStatement statement = connection.prepareStatement(
                "select number, at, entries, digest from audit_seal order by number")) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (broken.isEmpty() && row.next()) {
                    Seal seal = read(row);
                    if (holds(seal, good)) {
                        good = seal;
                        entries += seal.entries();
                    } else {
                        broken = Optional.of(good.number() + 1);
                    }
                }
            }
        }
        return new AuditProof(good.number(), entries, waiting(), broken, HexFormat.of().formatHex(good.digest()),
                good.number() == 0 ? Optional.empty() : Optional.of(good.at()));
    }

    private boolean holds(Seal seal, Seal before) throws SQLException {
        Digest digest = new Digest(before.digest(), seal.number(), seal.at());
        digest.addAll("""
                select id, at, actor, action, code_id, purpose from audit_entry where seal = ? order by id""",
                seal.number());
        return seal.number() == before.number() + 1 && digest.ids.size() == seal.entries()
                && Arrays.equals(digest.value(), seal.digest());
    }

    private long waiting() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select count(*) from audit_entry where seal is null");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void write(Seal seal, List<Long> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into audit_seal (number, at, entries, digest) values (?, ?::timestamptz, ?, ?)")) {
            statement.setLong(1, seal.number());
            statement.setString(2, seal.at().toString());
            statement.setInt(3, seal.entries());
            statement.setBytes(4, seal.digest());
            statement.executeUpdate();
        }
        // By the ids that were read, not by their range: one that is older may be committed only now.
        try (PreparedStatement statement = connection.prepareStatement(
                "update audit_entry set seal = ? where id = any (?)")) {
            statement.setLong(1, seal.number());
            statement.setArray(2, connection.createArrayOf("bigint", ids.toArray()));
            statement.executeUpdate();
        }
    }

    private static Seal read(ResultSet row) throws SQLException {
        return new Seal(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant(), row.getInt(3), row.getBytes(4));
    }

    /** The digest of one seal, over the entries that a query finds. */
    private final class Digest {
        private final MessageDigest sha256 = sha256();
        private final List<Long> ids = new ArrayList<>();

        Digest(byte[] before, long number, Instant at) {
            sha256.update(before);
            number(number);
            text(at.toString());
        }

        void addAll(String sql, long parameter) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, parameter);
                statement.setFetchSize(FETCH);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        add(row);
                    }
                }
            }
        }

        byte[] value() {
            return sha256.digest();
        }

        private void add(ResultSet row) throws SQLException {
            ids.add(row.getLong(1));
            number(row.getLong(1));
            text(row.getObject(2, OffsetDateTime.class).toInstant().toString());
            text(row.getString(3));
            text(row.getString(4));
            text(Optional.ofNullable(row.getString(5)).orElse(""));
            text(row.getString(6));
        }

        private void number(long number) {
            sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        }

        private void text(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            number(bytes.length);
            sha256.update(bytes);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
