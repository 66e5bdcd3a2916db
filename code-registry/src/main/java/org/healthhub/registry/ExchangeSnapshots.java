package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.rules.HolderState;
import org.healthhub.registry.rules.RulePack;
import org.healthhub.registry.rules.Verdict;
import org.hibernate.Session;

/**
 * The hub's own red and yellow file of a date: made once, at one moment, and read the same ever after. It holds the
 * persons of the home province whose colour is the hub's own finding; each read is audited.
 */
@ApplicationScoped
public class ExchangeSnapshots {
    private static final String NEIGHBOUR = "NEIGHBOUR";
    private static final String READ = "EXCHANGE_FILE";
    private static final String READ_PART = "EXCHANGE_FILE_PART";
    private static final int ROWS_AT_ONCE = 500;

    private EntityManager entities;
    private RulePacks packs;
    private IdentityVault vault;
    private Clock clock;

    ExchangeSnapshots() {
    }

    @Inject
    ExchangeSnapshots(RulePacks packs, IdentityVault vault, Clock clock) {
        this.packs = packs;
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** The file of a date; today's is made if nobody has asked before. Of other days there may be none. */
    @Transactional
    public Optional<SnapshotView> of(LocalDate date, SnapshotForm form, OfficerAct act) {
        Instant now = clock.instant();
        Optional<SnapshotView> file = entities.unwrap(Session.class).doReturningWork(connection -> {
            Optional<SnapshotView> made = find(connection, date);
            return made.isPresent() || !date.equals(LocalDate.ofInstant(now, clock.getZone())) ? made
                    : Optional.of(make(connection, date, form, now));
        });
        file.ifPresent(view -> entities.persist(new AuditEntry(now, act, READ + " " + date, null)));
        return file;
    }

    /** A part of the file of a date, by number from 1. */
    @Transactional
    public Optional<String> part(LocalDate date, int number, OfficerAct act) {
        Optional<String> content = entities.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select key_id, sealed from exchange_snapshot_part where on_date = ? and number = ?")) {
                statement.setObject(1, date);
                statement.setInt(2, number);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(vault.openText(row.getInt(1), row.getBytes(2),
                            SnapshotWriter.place(date, number))) : Optional.empty();
                }
            }
        });
        content.ifPresent(text -> entities.persist(
                new AuditEntry(clock.instant(), act, READ_PART + " " + date + " " + number, null)));
        return content;
    }

    private SnapshotView make(Connection connection, LocalDate date, SnapshotForm form, Instant now) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(
                "select pg_advisory_xact_lock(hashtextextended('exchange-snapshot', 0))")) {
            lock.execute();
        }
        // Whoever was first at the lock has made it meanwhile.
        Optional<SnapshotView> made = find(connection, date);
        return made.isPresent() ? made.get() : written(connection, date, form, now);
    }

    private SnapshotView written(Connection connection, LocalDate date, SnapshotForm form, Instant now)
            throws SQLException {
        RulePack pack = packs.inForceAt(now);
        SnapshotWriter writer = new SnapshotWriter(connection, vault, form, date, now);
        // One statement sees one state of the database, however long it is read.
        try (PreparedStatement statement = connection.prepareStatement("""
                select c.person_id, c.code_id, c.state, p.id_type, p.key_id, p.sealed, p.key
                from health_code c join person p on p.id = c.person_id
                where c.merged_into is null and not c.cancelled and coalesce(c.division, '33') like '33%'
                    and (c.colour <> 'GREEN' or c.review_on <= ? or c.rule_pack <> ?)
                order by c.person_id""")) {
            statement.setObject(1, date);
            statement.setString(2, pack.name());
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Optional<ListedCode> listed = listed(connection, row, pack, date);
                    if (listed.isPresent()) {
                        writer.add(listed.get());
                    }
                }
            }
        }
        return writer.finish();
    }

    /** The code as it is given out, if the hub's own findings make it red or yellow. */
    private Optional<ListedCode> listed(Connection connection, ResultSet row, RulePack pack, LocalDate date)
            throws SQLException {
        HolderState state = TodaysState.of(connection, row.getLong(1), FoldedState.read(row.getString(3)), pack);
        Optional<Verdict.Reason> own = pack.verdict(state, date).reasons().stream()
                .filter(reason -> reason.colour() != Colour.GREEN && !category(pack, reason).equals(NEIGHBOUR)).findFirst();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        IdentityVault.Identity identity = vault.open(row.getInt(5), row.getBytes(6), row.getBytes(7));
        return Optional.of(new ListedCode(row.getObject(2, UUID.class), vault.holderId(row.getString(4), identity),
                Names.masked(identity.name()), own.get().colour(), category(pack, own.get()), own.get().since(),
                own.get().until()));
    }

    private static String category(RulePack pack, Verdict.Reason reason) {
        return pack.rule(reason.rule()).map(rule -> rule.category()).orElse("NONE");
    }

    private static Optional<SnapshotView> find(Connection connection, LocalDate date) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select made_at, parts, records, manifest from exchange_snapshot where on_date = ?")) {
            statement.setObject(1, date);
            try (ResultSet row = statement.executeQuery()) {
                return !row.next() ? Optional.empty() : Optional.of(new SnapshotView(date,
                        row.getObject(1, OffsetDateTime.class).toInstant(), row.getInt(2), row.getLong(3),
                        row.getString(4)));
            }
        }
    }
}
