package org.healthhub.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The statements over rule packs and their activations. Whoever changes a pack locks its row first. */
final class RulePackTables {
    private static final String ROW = "select name, document, digest, created_at, created_by, withdrawn_at is not null from rule_pack";

    private final Connection connection;

    RulePackTables(Connection connection) {
        this.connection = connection;
    }

    /** A pack as it is stored. */
    record Row(String name, String document, String digest, Instant createdAt, String createdBy, boolean isWithdrawn) {
    }

    /** A confirmed activation with the document that it put in force. */
    record Term(String pack, Instant from, String document) {
    }

    /** The same wording, whatever ends its lines. */
    static String plain(String document) {
        return document.replace("\r\n", "\n").replace('\r', '\n').stripTrailing() + "\n";
    }

    static String digest(String document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(document.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    /** How many activations were ever confirmed, and how many of them withdrawn: it only grows. */
    long decisions() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select count(*) filter (where state in ('CONFIRMED', 'REVOKED')) + count(*) filter (where state = 'REVOKED')
                from rule_pack_activation""");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What was confirmed, in the order in which it comes into force; of two of one moment the later confirmed is last. */
    List<Term> terms() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select a.pack, a.in_force_from, p.document from rule_pack_activation a join rule_pack p on p.name = a.pack
                where a.state = 'CONFIRMED' order by a.in_force_from, a.decided_at, a.id""");
                ResultSet row = statement.executeQuery()) {
            List<Term> terms = new ArrayList<>();
            while (row.next()) {
                terms.add(new Term(row.getString(1), instant(row, 2), row.getString(3)));
            }
            return terms;
        }
    }

    List<Row> all() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ROW + " order by created_at desc, name");
                ResultSet row = statement.executeQuery()) {
            List<Row> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row(row));
            }
            return rows;
        }
    }

    Optional<Row> find(String name) throws SQLException {
        return find(name, "");
    }

    Optional<Row> lock(String name) throws SQLException {
        return find(name, " for update");
    }

    private Optional<Row> find(String name, String locking) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ROW + " where name = ?" + locking)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row(row)) : Optional.empty();
            }
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString(1), row.getString(2), row.getString(3), instant(row, 4), row.getString(5),
                row.getBoolean(6));
    }

    /** Stores a draft, in place of the one of this name if there is one. */
    void put(String name, String document, Instant at, String officer) throws SQLException {
        update("""
                insert into rule_pack (name, document, digest, created_at, created_by) values (?, ?, ?, ?, ?)
                on conflict (name) do update set document = excluded.document, digest = excluded.digest,
                    created_at = excluded.created_at, created_by = excluded.created_by, withdrawn_at = null,
                    withdrawn_by = null""", name, document, digest(document), at, officer);
        // A trial of another wording says nothing of this one.
        update("update shadow_run set finished_at = ?, stopped = true where pack = ? and finished_at is null and digest <> ?",
                at, name, digest(document));
    }

    void withdraw(String name, Instant at, String officer) throws SQLException {
        update("update rule_pack set withdrawn_at = ?, withdrawn_by = ? where name = ?", at, officer, name);
    }

    List<PackActivation> activations() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select id, pack, state, in_force_from, ground, document_no, shadow_run, proposed_at, proposed_by, decided_at,
                    decided_by, revoked_at, revoked_by, revocation from rule_pack_activation order by in_force_from, decided_at, id""");
                ResultSet row = statement.executeQuery()) {
            List<PackActivation> activations = new ArrayList<>();
            while (row.next()) {
                activations.add(activation(row));
            }
            return activations;
        }
    }

    private static PackActivation activation(ResultSet row) throws SQLException {
        Optional<PackActivation.Revocation> revocation = row.getObject(12) == null ? Optional.empty()
                : Optional.of(new PackActivation.Revocation(instant(row, 12), row.getString(13), row.getString(14)));
        return new PackActivation(row.getLong(1), row.getString(2), PackActivation.State.valueOf(row.getString(3)),
                instant(row, 4), row.getString(5), row.getString(6), Optional.ofNullable(row.getObject(7, Long.class)),
                instant(row, 8), Optional.ofNullable(row.getString(9)),
                Optional.ofNullable(row.getObject(10, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString(11)), revocation);
    }

    void propose(PackProposal proposal, Instant at, String officer) throws SQLException {
        update("""
                insert into rule_pack_activation (pack, state, in_force_from, ground, document_no, shadow_run, proposed_at,
                    proposed_by) values (?, 'PROPOSED', ?, ?, ?, ?, ?, ?)""", proposal.pack(), proposal.inForceFrom(),
                proposal.ground(), proposal.documentNo(), proposal.shadowRun(), at, officer);
    }

    void decide(long activation, PackActivation.State state, Instant from, Instant at, String officer)
            throws SQLException {
        update("update rule_pack_activation set state = ?, in_force_from = ?, decided_at = ?, decided_by = ? where id = ?",
                state.name(), from, at, officer, activation);
    }

    void revoke(long activation, String reason, Instant at, String officer) throws SQLException {
        update("update rule_pack_activation set state = 'REVOKED', revoked_at = ?, revoked_by = ?, revocation = ? where id = ?",
                at, officer, reason, activation);
    }

    /** Whether this trial is of this very wording, and finished. */
    boolean wasTried(long run, Row row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select from shadow_run where id = ? and pack = ? and digest = ? and finished_at is not null and not stopped""")) {
            statement.setLong(1, run);
            statement.setString(2, row.name());
            statement.setString(3, row.digest());
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
            }
            statement.executeUpdate();
        }
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
