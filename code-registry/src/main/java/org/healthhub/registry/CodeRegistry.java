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
import java.util.ArrayList;
import java.util.List;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.rules.RulePack;
import org.hibernate.Session;

/**
 * The one way a code changes: by facts, or by time. Registering is idempotent, so a batch may come twice.
 */
@ApplicationScoped
public class CodeRegistry {
    private EntityManager entities;
    private RulePacks packs;
    private IdentityVault vault;
    private Clock clock;
    private MassLimits limits;

    CodeRegistry() {
    }

    @Inject
    CodeRegistry(RulePacks packs, IdentityVault vault, Clock clock) {
        this.packs = packs;
        this.vault = vault;
        this.clock = clock;
        this.limits = MassLimits.configured();
    }

    CodeRegistry(EntityManager entities, RulePacks packs, IdentityVault vault, Clock clock, MassLimits limits) {
        this(packs, vault, clock);
        this.entities = entities;
        this.limits = limits;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Registers records in one transaction and derives the codes that they touch.
     *
     * @return one outcome per record, in their order; a refusal is an outcome, only trouble is thrown
     */
    @Transactional
    public List<Outcome> register(List<HealthRecord> records) {
        return register(records, limits);
    }

    /** Registers records that two officers released: they turn codes red however many they are. */
    List<Outcome> registerReleased(List<HealthRecord> records) {
        return register(records, MassLimits.OFF);
    }

    /** Locks all whom the records name, as registering them does, until the end of the transaction. */
    void lock(List<HealthRecord> records) {
        session().doWork(connection -> new Registration(connection, vault, packs, limits, clock).lock(records));
    }

    private List<Outcome> register(List<HealthRecord> records, MassLimits most) {
        return session().doReturningWork(
                connection -> new Registration(connection, vault, packs, most, clock).register(records));
    }

    /**
     * Derives anew the codes whose time has come, at most {@code limit} of them.
     *
     * @return how many were looked at; as long as this is {@code limit} there may be more
     */
    @Transactional
    public int reviewDue(Instant now, int limit) {
        LocalDate today = now.atZone(clock.getZone()).toLocalDate();
        RulePack pack = packs.inForceAt(now);
        return session().doReturningWork(connection ->
                new CodeReview(connection, pack, today, now).derive(dueOn(connection, today, limit)));
    }

    /**
     * Derives anew, oldest first, codes that were derived under another pack than the one in force, at most
     * {@code limit} of them. Each call stands for itself: what was interrupted goes on with the next.
     *
     * @return how many were looked at; as long as this is {@code limit} there may be more
     */
    @Transactional
    public int reviewUnderNewPack(Instant now, int limit) {
        LocalDate today = now.atZone(clock.getZone()).toLocalDate();
        RulePack pack = packs.inForceAt(now);
        return session().doReturningWork(connection -> {
            CodeReview review = new CodeReview(connection, pack, today, now);
            return review.derive(review.derivedUnderAnother(limit));
        });
    }

    private static List<Long> dueOn(Connection connection, LocalDate today, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                """
                select person_id from health_code where review_on <= ? and merged_into is null
                order by review_on limit ?""")) {
            statement.setObject(1, today);
            statement.setInt(2, limit);
            List<Long> due = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    due.add(row.getLong(1));
                }
            }
            return due;
        }
    }

    private Session session() {
        return entities.unwrap(Session.class);
    }
}
