package org.healthhub.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.ReasonCode;

/** The statements over mergings of identities and their steps. */
final class MergeTables {
    private final Connection connection;

    MergeTables(Connection connection) {
        this.connection = connection;
    }

    /** A merging, and who took its last step. */
    record Merge(long id, long kept, long merged, MergeState state, String lastOfficer) {
    }

    Optional<Long> personOf(UUID codeId) throws SQLException {
        return number("select person_id from health_code where code_id = ?", codeId);
    }

    UUID codeOf(long person) throws SQLException {
        try (PreparedStatement statement = prepared("select code_id from health_code where person_id = ?", person);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    /** Why these two cannot be merged, if they cannot: a merging is one deep. */
    Optional<ReasonCode> obstacle(long kept, long merged) throws SQLException {
        if (kept == merged) {
            return Optional.of(ReasonCode.SAME_IDENTITY);
        }
        if (number("select count(*) from health_code where person_id in (?, ?) and merged_into is not null", kept,
                merged).orElseThrow() > 0) {
            return Optional.of(ReasonCode.ALREADY_MERGED);
        }
        return number("select count(*) from health_code where merged_into = ?", merged).filter(held -> held > 0)
                .map(held -> ReasonCode.HOLDS_MERGED);
    }

    boolean isProposed(long kept, long merged) throws SQLException {
        return number("""
                select count(*) from identity_merge where state = 'PROPOSED'
                    and (kept_person = ? and merged_person = ? or kept_person = ? and merged_person = ?)""",
                kept, merged, merged, kept).orElseThrow() > 0;
    }

    long add(long kept, long merged) throws SQLException {
        return number("""
                insert into identity_merge (kept_person, merged_person, state) values (?, ?, 'PROPOSED')
                returning id""", kept, merged).orElseThrow();
    }

    /** Locks a merging until the end of the transaction. */
    Optional<Merge> lock(long id) throws SQLException {
        try (PreparedStatement statement = prepared("""
                select m.kept_person, m.merged_person, m.state,
                    (select s.officer from identity_merge_step s where s.merge_id = m.id order by s.number desc limit 1)
                from identity_merge m where m.id = ? for update of m""", id);
                ResultSet row = statement.executeQuery()) {
            return !row.next() ? Optional.empty() : Optional.of(new Merge(id, row.getLong(1), row.getLong(2),
                    MergeState.valueOf(row.getString(3)), row.getString(4)));
        }
    }

    void step(long id, MergeView.Step step) throws SQLException {
        try (PreparedStatement statement = prepared("update identity_merge set state = ? where id = ?",
                step.to().name(), id)) {
            statement.executeUpdate();
        }
        try (PreparedStatement statement = prepared("""
                insert into identity_merge_step (merge_id, number, step, at, officer, ground, document)
                select ?, 1 + count(*), ?, ?, ?, ?, ? from identity_merge_step where merge_id = ?""",
                id, step.to().name(), step.at().atOffset(ZoneOffset.UTC), step.officer(), step.ground(),
                step.document(), id)) {
            statement.executeUpdate();
        }
    }

    /** The mergings in which this code's person took part, the newest first. */
    List<MergeView> of(UUID codeId, IdentityVault vault) throws SQLException {
        String sql = """
                select m.id, m.state, m.kept_person, m.merged_person
                from identity_merge m join health_code c on c.person_id in (m.kept_person, m.merged_person)
                where c.code_id = ? order by m.id desc""";
        List<MergeView> found = new ArrayList<>();
        try (PreparedStatement statement = prepared(sql, codeId); ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                long id = row.getLong(1);
                found.add(new MergeView(id, identity(row.getLong(3), vault), identity(row.getLong(4), vault),
                        MergeState.valueOf(row.getString(2)), steps(id)));
            }
        }
        return found;
    }

    private List<MergeView.Step> steps(long id) throws SQLException {
        List<MergeView.Step> steps = new ArrayList<>();
        try (PreparedStatement statement = prepared("""
                select step, at, officer, ground, document from identity_merge_step where merge_id = ?
                order by number""", id);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                steps.add(new MergeView.Step(MergeState.valueOf(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant(), row.getString(3), row.getString(4),
                        row.getString(5)));
            }
        }
        return steps;
    }

    private MergeView.Identity identity(long person, IdentityVault vault) throws SQLException {
        try (PreparedStatement statement = prepared("""
                select c.code_id, p.id_type, p.key_id, p.sealed, p.key
                from person p join health_code c on c.person_id = p.id where p.id = ?""", person);
                ResultSet row = statement.executeQuery()) {
            row.next();
            String type = row.getString(2);
            return new MergeView.Identity(row.getObject(1, UUID.class), type,
                    vault.holderId(type, vault.open(row.getInt(3), row.getBytes(4), row.getBytes(5))).masked());
        }
    }

    private Optional<Long> number(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters); ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
        }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
