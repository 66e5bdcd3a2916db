package org.healthhub.registry;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.ExchangeFileView.Defect;
import org.healthhub.registry.ExchangeFileView.Part;
import org.healthhub.registry.ExchangeFileView.Refused;
import org.healthhub.registry.ExchangeFileView.State;
import org.healthhub.registry.ExchangeManifest.DigestAlgorithm;
import org.healthhub.registry.ExchangeManifest.Format;
import org.healthhub.registry.ExchangeManifest.Kind;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;

/** The statements about daily files and their parts; a part's content is sealed, bound to its place. */
final class ExchangeFileTables {
    private static final String COLUMNS = """
            id, partner, province, on_date, sequence, kind, format, as_of, parts, records, digest_algorithm, digest,
            state, reason, line, line_reason, field, next_part, next_line, applied, released, accepted_at""";

    private final Connection connection;
    private final IdentityVault vault;

    ExchangeFileTables(Connection connection, IdentityVault vault) {
        this.connection = connection;
        this.vault = vault;
    }

    /** Files of one province are opened one after the other, so that no place is given twice. */
    void lockProvince(PartnerCode partner, String province) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select pg_advisory_xact_lock(hashtextextended('exchange-file ' || ? || ' ' || ?, 0))")) {
            statement.setString(1, partner.value());
            statement.setString(2, province);
            statement.execute();
        }
    }

    /** The latest file of the province that was not refused. */
    Optional<ExchangeFileView> latest(PartnerCode partner, String province) throws SQLException {
        return one("where partner = ? and province = ? and state <> 'REFUSED' order by on_date desc, sequence desc limit 1",
                partner.value(), province);
    }

    Optional<ExchangeFileView> find(UUID id, boolean locked) throws SQLException {
        return one(locked ? "where id = ? for update" : "where id = ?", id);
    }

    /** The file whose records take effect next; those of a province stand in their order. */
    Optional<ExchangeFileView> next() throws SQLException {
        return one("where state = 'ACCEPTED' order by accepted_at, on_date, sequence limit 1");
    }

    void add(UUID id, PartnerCode partner, ExchangeManifest m, Instant now) throws SQLException {
        execute("""
                insert into exchange_file (id, partner, province, on_date, sequence, kind, format, as_of, parts, records,
                    digest_algorithm, digest, state, opened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?)""", id, partner.value(), m.province(), m.date(),
                m.sequence(), m.kind().name(), m.format().name(), time(m.asOf()), m.parts(), m.records(),
                m.digestAlgorithm().name(), m.digest(), time(now));
    }

    void put(UUID id, int number, String content, int lines, Optional<Defect> defect) throws SQLException {
        execute("""
                insert into exchange_part (file_id, number, lines, line, line_reason, field, key_id, sealed)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (file_id, number) do update set lines = excluded.lines,
                    line = excluded.line, line_reason = excluded.line_reason, field = excluded.field,
                    key_id = excluded.key_id, sealed = excluded.sealed""", id, number, lines,
                defect.map(Defect::line).orElse(null), defect.map(d -> d.reason().code()).orElse(null),
                defect.map(Defect::field).orElse(null), vault.currentKeyId(), vault.seal(content, place(id, number)));
    }

    Optional<String> content(UUID id, int number) throws SQLException {
        try (PreparedStatement statement = prepared(
                "select key_id, sealed from exchange_part where file_id = ? and number = ?", id, number);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(vault.openText(row.getInt(1), row.getBytes(2), place(id, number)))
                    : Optional.empty();
        }
    }

    void set(UUID id, State state) throws SQLException {
        execute("update exchange_file set state = ? where id = ?", state.name(), id);
    }

    void accept(UUID id, Instant now) throws SQLException {
        execute("update exchange_file set state = 'ACCEPTED', accepted_at = ? where id = ?", time(now), id);
    }

    /** A refused or applied file keeps nothing of its content. */
    void dropParts(UUID id) throws SQLException {
        execute("delete from exchange_part where file_id = ?", id);
    }

    void refuse(UUID id, Refused refused) throws SQLException {
        execute("update exchange_file set state = 'REFUSED', reason = ?, line = ?, line_reason = ?, field = ? where id = ?",
                refused.reason().code(), refused.line().orElse(null),
                refused.defect().map(d -> d.reason().code()).orElse(null),
                refused.defect().map(Defect::field).orElse(null), id);
        dropParts(id);
    }

    void moveOn(UUID id, int nextPart, int nextLine, int applied) throws SQLException {
        execute("update exchange_file set next_part = ?, next_line = ?, applied = applied + ? where id = ?", nextPart,
                nextLine, applied, id);
    }

    void countReleased(UUID id, int released) throws SQLException {
        execute("update exchange_file set released = released + ? where id = ?", released, id);
    }

    void finish(UUID id, Instant now) throws SQLException {
        execute("update exchange_file set state = 'APPLIED', applied_at = ? where id = ?", time(now), id);
        dropParts(id);
    }

    List<UUID> abandoned(Instant before) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement statement = prepared("""
                select id from exchange_file where state in ('OPEN', 'CHECKING') and opened_at < ?
                limit 10 for update skip locked""", time(before));
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private Optional<ExchangeFileView> one(String condition, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared("select " + COLUMNS + " from exchange_file " + condition, parameters);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(view(row)) : Optional.empty();
        }
    }

    private ExchangeFileView view(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        ExchangeManifest manifest = new ExchangeManifest(row.getString("province"),
                row.getObject("on_date", LocalDate.class), row.getInt("sequence"), Kind.valueOf(row.getString("kind")),
                Format.valueOf(row.getString("format")), row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getInt("parts"), row.getLong("records"), DigestAlgorithm.valueOf(row.getString("digest_algorithm")),
                row.getString("digest"));
        Optional<Long> line = Optional.ofNullable(row.getObject("line", Long.class));
        String field = row.getString("field");
        Optional<Defect> defect = reason(row, "line_reason").map(why -> new Defect(line.orElse(0L).intValue(), why, field));
        Optional<Refused> refusal = reason(row, "reason").map(reason -> new Refused(reason, line, defect));
        return new ExchangeFileView(id, new PartnerCode(row.getString("partner")), manifest,
                State.valueOf(row.getString("state")), refusal, parts(id), row.getInt("next_part"),
                row.getInt("next_line"), row.getLong("applied"), row.getLong("released"),
                Optional.ofNullable(row.getObject("accepted_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    private static Optional<ReasonCode> reason(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).flatMap(ReasonCode::ofCode);
    }

    private List<Part> parts(UUID id) throws SQLException {
        List<Part> parts = new ArrayList<>();
        try (PreparedStatement statement = prepared(
                "select number, lines, line, line_reason, field from exchange_part where file_id = ? order by number", id);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                int line = row.getInt("line");
                String field = row.getString("field");
                parts.add(new Part(row.getInt("number"), row.getInt("lines"),
                        reason(row, "line_reason").map(why -> new Defect(line, why, field))));
            }
        }
        return parts;
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, HubClock.ZONE);
    }

    private static byte[] place(UUID id, int number) {
        return ("exchange-part/" + id + "/" + number).getBytes(StandardCharsets.UTF_8);
    }
}
