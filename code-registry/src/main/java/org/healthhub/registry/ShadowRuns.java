package org.healthhub.registry;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.RulePack;
import org.hibernate.Session;

/**
 * Tries a pack over the registry without any effect: how many codes would turn, where and by which rule. A trial goes
 * on in small steps that lock nothing but its own row, so intake does not wait and a restart loses no more than a step.
 */
@ApplicationScoped
public class ShadowRuns {
    private EntityManager entities;
    private DataSource database;
    private RulePacks packs;
    private Clock clock;

    ShadowRuns() {
    }

    @Inject
    ShadowRuns(RulePacks packs, Clock clock) {
        this.packs = packs;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    @Resource(lookup = "java:jboss/datasources/HubDS")
    void setDatabase(DataSource database) {
        this.database = database;
    }

    /**
     * Asks for a trial; the refusal, if it is refused.
     *
     * @param sample about how many persons to take from all over the registry; empty for the whole registry
     */
    @Transactional
    public Optional<ReasonCode> start(String pack, Optional<Integer> sample, String officer) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            Optional<RulePackTables.Row> row = new RulePackTables(connection).lock(pack);
            if (row.isEmpty()) {
                return Optional.of(ReasonCode.PACK_UNKNOWN);
            }
            if (!RulePackFile.defects(RulePackFile.parse(row.get().document())).isEmpty()) {
                return Optional.of(ReasonCode.PACK_HAS_DEFECTS);
            }
            String against = packs.inForceAt(clock.instant()).name();
            if (!new ShadowTables(connection).add(row.get(), against, sample.filter(wanted -> wanted > 0),
                    clock.instant(), officer)) {
                return Optional.of(ReasonCode.SHADOW_RUN_OPEN);
            }
            entities.persist(new AuditEntry(clock.instant(), new OfficerAct(officer, pack), "PACK_SHADOW_RUN", null));
            return Optional.empty();
        });
    }

    /** The latest trial of a pack, also while it goes on. */
    @Transactional
    public Optional<ShadowRunView> latestOf(String pack) {
        return entities.unwrap(Session.class).doReturningWork(connection -> new ShadowTables(connection).latestOf(pack));
    }

    /**
     * Takes the open trial a step further.
     *
     * @return how many persons were looked at; none if no trial is open
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public int advance(int limit) {
        try (Connection connection = database.getConnection()) {
            Optional<ShadowTables.Run> run = new ShadowTables(connection).open();
            if (run.isEmpty()) {
                return 0;
            }
            connection.setAutoCommit(false);
            try {
                return step(connection, run.get(), limit);
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new RegistryTrouble("a shadow run could not go on", e);
        }
    }

    private int step(Connection connection, ShadowTables.Run run, int limit) throws SQLException {
        Instant from = clock.instant();
        int most = (int) Math.min(limit, run.left());
        Optional<ShadowTrial> found = tried(connection, run, most, from);
        connection.commit();
        connection.setReadOnly(false);
        ShadowTables tables = new ShadowTables(connection);
        if (found.isEmpty()) {
            tables.stop(run.id(), clock.instant());
        } else {
            boolean isLast = found.get().looked() < most || run.left() <= most;
            if (tables.advance(run, found.get(), isLast, from, clock.instant()) && isLast) {
                HubLog.LOG.shadowFinished(run.id(), run.pack());
            }
        }
        connection.commit();
        return found.map(ShadowTrial::looked).orElse(0);
    }

    /** Reads only. Empty if the pack cannot be worked out over what the registry holds. */
    private Optional<ShadowTrial> tried(Connection connection, ShadowTables.Run run, int most, Instant now)
            throws SQLException {
        connection.setReadOnly(true);
        try {
            RulePack pack = RulePackFile.parse(run.document());
            ShadowTrial trial = new ShadowTrial(pack, packs.inForceAt(now),
                    LocalDate.ofInstant(now, clock.getZone()));
            trial.next(connection, run, most);
            return Optional.of(trial);
        } catch (ClassCastException | IllegalArgumentException | DateTimeException notWorkable) {
            HubLog.LOG.shadowStopped(run.id(), run.pack(), notWorkable);
            return Optional.empty();
        }
    }
}
