package org.healthhub.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/** Writes a daily file part by part: no more than one part is in memory. */
final class SnapshotWriter {
    static final int LINES_OF_A_PART = 10_000;

    private final Connection connection;
    private final IdentityVault vault;
    private final SnapshotForm form;
    private final LocalDate date;
    private final Instant madeAt;
    private final MessageDigest digest = sha256();
    private final StringBuilder part = new StringBuilder();
    private int lines;
    private int parts;
    private long records;

    SnapshotWriter(Connection connection, IdentityVault vault, SnapshotForm form, LocalDate date, Instant madeAt) {
        this.connection = connection;
        this.vault = vault;
        this.form = form;
        this.date = date;
        this.madeAt = madeAt;
    }

    void add(ListedCode code) throws SQLException {
        part.append(form.line(code, date, madeAt));
        records++;
        if (++lines == LINES_OF_A_PART) {
            writePart();
        }
    }

    SnapshotView finish() throws SQLException {
        if (lines > 0 || parts == 0) {
            writePart();
        }
        String manifest = form.manifest(date, madeAt, parts, records, HexFormat.of().formatHex(digest.digest()));
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into exchange_snapshot (on_date, made_at, parts, records, manifest) values (?, ?, ?, ?, ?)")) {
            statement.setObject(1, date);
            statement.setObject(2, OffsetDateTime.ofInstant(madeAt, HubClock.ZONE));
            statement.setInt(3, parts);
            statement.setLong(4, records);
            statement.setString(5, manifest);
            statement.executeUpdate();
        }
        return new SnapshotView(date, madeAt, parts, records, manifest);
    }

    static byte[] place(LocalDate date, int number) {
        return ("exchange-snapshot/" + date + "/" + number).getBytes(StandardCharsets.UTF_8);
    }

    private void writePart() throws SQLException {
        String content = part.toString();
        digest.update(content.getBytes(StandardCharsets.UTF_8));
        parts++;
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into exchange_snapshot_part (on_date, number, key_id, sealed) values (?, ?, ?, ?)")) {
            statement.setObject(1, date);
            statement.setInt(2, parts);
            statement.setInt(3, vault.currentKeyId());
            statement.setBytes(4, vault.seal(content, place(date, parts)));
            statement.executeUpdate();
        }
        part.setLength(0);
        lines = 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
