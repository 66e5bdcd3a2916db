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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.RecordKey;
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

    private List<Outcome> register(List<HealthRecord> records, MassLimits most) {
        return session().doReturningWork(connection -> {
            MassEffects mass = new MassEffects(new MassTables(connection), most, clock.instant());
            List<Outcome> outcomes = new ArrayList<>(records.size());
            for (List<HealthRecord> round : rounds(records)) {
                outcomes.addAll(register(round, connection, mass));
            }
            new IntakeLedgerTables(connection, vault).settle(records, outcomes, clock.instant());
            LaboratoryDelayTables.add(connection, records, outcomes, clock.instant());
            mass.holdInQuarantine();
            return outcomes;
        });
    }

    /**
     * Derives anew the codes whose time has come, at most {@code limit} of them.
     *
     * @return how many were looked at; as long as this is {@code limit} there may be more
     */
    @Transactional
    public int reviewDue(Instant now, int limit) {
        LocalDate today = now.atZone(clock.getZone()).toLocalDate();
        RulePack pack = packs.inForceOn(today);
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
        RulePack pack = packs.inForceOn(today);
        return session().doReturningWork(connection -> {
            CodeReview review = new CodeReview(connection, pack, today, now);
            return review.derive(review.derivedUnderAnother(limit));
        });
    }

    private List<Outcome> register(List<HealthRecord> round, Connection connection, MassEffects mass)
            throws SQLException {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        RegistryTables tables = new RegistryTables(connection);
        RulePack pack = packs.inForceOn(today);
        mass.begin();
        Optional<List<Outcome>> outcomes;
        do {
            outcomes = new IntakeBatch(tables, vault, pack, now, today, mass).register(round);
        } while (outcomes.isEmpty());
        return outcomes.get();
    }

    /** Cuts the records so that no key stands twice in a part: a correction sees what it corrects. */
    private static List<List<HealthRecord>> rounds(List<HealthRecord> records) {
        List<List<HealthRecord>> rounds = new ArrayList<>();
        Set<RecordKey> seen = new HashSet<>();
        List<HealthRecord> round = new ArrayList<>();
        for (HealthRecord record : records) {
            if (!seen.add(record.key())) {
                rounds.add(round);
                round = new ArrayList<>();
                seen = new HashSet<>(Set.of(record.key()));
            }
            round.add(record);
        }
        if (!round.isEmpty()) {
            rounds.add(round);
        }
        return rounds;
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
