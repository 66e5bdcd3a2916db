package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.RulePack;
import org.hibernate.Session;

/**
 * Merges two identities of one person, such as a passport and a residence permit, and undoes it. One officer proposes
 * and another confirms; from then on the facts of both count for the code that is kept. Each step is audited.
 */
@ApplicationScoped
public class IdentityDesk {
    private EntityManager entities;
    private RulePacks packs;
    private IdentityVault vault;
    private Clock clock;

    IdentityDesk() {
    }

    @Inject
    IdentityDesk(RulePacks packs, IdentityVault vault, Clock clock) {
        this.packs = packs;
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** Proposes that the facts of both count for the code that is kept; without effect until it is confirmed. */
    @Transactional
    public MergeAnswer propose(UUID keptCode, UUID mergedCode, String ground, String document, OfficerAct act) {
        return session().doReturningWork(connection -> {
            MergeTables tables = new MergeTables(connection);
            Optional<Long> kept = tables.personOf(keptCode);
            Optional<Long> merged = tables.personOf(mergedCode);
            if (kept.isEmpty() || merged.isEmpty()) {
                return new MergeAnswer.Refused(ReasonCode.CODE_UNKNOWN);
            }
            Optional<ReasonCode> obstacle = grounds(ground, document);
            if (obstacle.isEmpty()) {
                obstacle = tables.isProposed(kept.get(), merged.get())
                        ? Optional.of(ReasonCode.MERGE_ALREADY_PROPOSED) : tables.obstacle(kept.get(), merged.get());
            }
            if (obstacle.isPresent()) {
                return new MergeAnswer.Refused(obstacle.get());
            }
            long id = tables.add(kept.get(), merged.get());
            return stepped(tables, new MergeTables.Merge(id, kept.get(), merged.get(), MergeState.PROPOSED, ""),
                    step(MergeState.PROPOSED, ground, document, act), act);
        });
    }

    /** Proposes that each identity stands by itself again; without effect until it is confirmed. */
    @Transactional
    public MergeAnswer undo(long mergeId, String ground, String document, OfficerAct act) {
        return onMerge(mergeId, (merge, tables, connection) -> {
            Optional<ReasonCode> obstacle = grounds(ground, document).or(() -> merge.state() == MergeState.MERGED
                    ? Optional.empty() : Optional.of(ReasonCode.MERGE_NOT_WAITING));
            return obstacle.isPresent() ? new MergeAnswer.Refused(obstacle.get())
                    : stepped(tables, merge, step(MergeState.UNDO_PROPOSED, ground, document, act), act);
        });
    }

    /** Does what another officer proposed: merges both identities, or separates them. */
    @Transactional
    public MergeAnswer confirm(long mergeId, OfficerAct act) {
        return onMerge(mergeId, (merge, tables, connection) -> {
            if (!merge.state().isWaiting()) {
                return new MergeAnswer.Refused(ReasonCode.MERGE_NOT_WAITING);
            }
            Optional<ReasonCode> obstacle = TwoOfficers.MERGING.obstacle(merge.lastOfficer(), act.officer());
            if (obstacle.isEmpty()) {
                obstacle = carryOut(merge, tables, connection);
            }
            return obstacle.isPresent() ? new MergeAnswer.Refused(obstacle.get())
                    : stepped(tables, merge, step(merge.state().confirmed(), "", "", act), act);
        });
    }

    /** Drops a proposal: what it was about stays as it is. Whoever proposed may do so too. */
    @Transactional
    public MergeAnswer drop(long mergeId, OfficerAct act) {
        return onMerge(mergeId, (merge, tables, connection) -> merge.state().isWaiting()
                ? stepped(tables, merge, step(merge.state().dropped(), "", "", act), act)
                : new MergeAnswer.Refused(ReasonCode.MERGE_NOT_WAITING));
    }

    private Optional<ReasonCode> carryOut(MergeTables.Merge merge, MergeTables tables, Connection connection)
            throws SQLException {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        RulePack pack = packs.inForceAt(now);
        MergedPersons persons = new MergedPersons(connection, pack, now, today);
        Map<Long, KnownPerson> locked = persons.lock(merge);
        if (merge.state() == MergeState.UNDO_PROPOSED) {
            persons.separate(merge, locked);
            return Optional.empty();
        }
        Optional<ReasonCode> obstacle = tables.obstacle(merge.kept(), merge.merged());
        if (obstacle.isEmpty()) {
            persons.join(merge, locked);
        }
        return obstacle;
    }

    private MergeAnswer stepped(MergeTables tables, MergeTables.Merge merge, MergeView.Step step, OfficerAct act)
            throws SQLException {
        tables.step(merge.id(), step);
        entities.persist(new AuditEntry(step.at(), act, "MERGE_" + step.to(), tables.codeOf(merge.kept())));
        return new MergeAnswer.Accepted(merge.id());
    }

    private MergeView.Step step(MergeState to, String ground, String document, OfficerAct act) {
        return new MergeView.Step(to, clock.instant(), act.officer(), ground.strip(), document.strip());
    }

    private static Optional<ReasonCode> grounds(String ground, String document) {
        return ground.isBlank() || document.isBlank() ? Optional.of(ReasonCode.GROUND_MISSING) : Optional.empty();
    }

    private interface MergeWork {
        MergeAnswer on(MergeTables.Merge merge, MergeTables tables, Connection connection) throws SQLException;
    }

    private MergeAnswer onMerge(long id, MergeWork work) {
        return session().doReturningWork(connection -> {
            MergeTables tables = new MergeTables(connection);
            Optional<MergeTables.Merge> merge = tables.lock(id);
            return merge.isEmpty() ? new MergeAnswer.Refused(ReasonCode.MERGE_UNKNOWN)
                    : work.on(merge.get(), tables, connection);
        });
    }

    private Session session() {
        return entities.unwrap(Session.class);
    }
}
