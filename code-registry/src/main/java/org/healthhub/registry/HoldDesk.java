package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.ReasonCode;

/**
 * Where officers decide on records that were held because one source would turn too many codes red at once. One
 * proposes, another confirms, each in one audited transaction; {@link HeldRecords} carries the decision out.
 */
@ApplicationScoped
public class HoldDesk {
    private static final int LONGEST_REASON = 500;

    private EntityManager entities;
    private HoldQueries queries;
    private IdentityVault vault;
    private Clock clock;

    HoldDesk() {
    }

    @Inject
    HoldDesk(HoldQueries queries, IdentityVault vault, Clock clock) {
        this.queries = queries;
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** The holds: those that wait, then those that were decided, the newest first. */
    @Transactional
    public List<HoldView> holds(int limit) {
        return queries.holds(entities, limit);
    }

    /** What a hold holds. Shows persons, masked, so the look is audited. */
    @Transactional
    public Optional<HoldPreview> preview(long hold, OfficerAct act) {
        Optional<HoldPreview> preview = queries.preview(entities, hold);
        preview.ifPresent(found -> audit(act, "PREVIEW_HOLD", hold));
        return preview;
    }

    /**
     * Proposes to release the records or to discard them; a later proposal takes the place of an earlier one. Records
     * that come from now on go under another hold.
     *
     * @return why it was refused; empty if it stands
     */
    @Transactional
    public Optional<ReasonCode> propose(long hold, HoldState decision, String reason, OfficerAct act) {
        if (decision == HoldState.HELD || reason.isBlank() || reason.length() > LONGEST_REASON) {
            return Optional.of(ReasonCode.GROUND_MISSING);
        }
        int proposed = entities.createNativeQuery("""
                        update hold set proposal = :decision, key_id = :key, reason = :reason, proposed_by = :officer,
                            proposed_at = :at where id = :hold and state = 'HELD'""")
                .setParameter("decision", decision.name()).setParameter("key", vault.currentKeyId())
                .setParameter("reason", vault.seal(reason.strip(), HoldQueries.context(hold)))
                .setParameter("officer", act.officer()).setParameter("at", clock.instant())
                .setParameter("hold", hold).executeUpdate();
        if (proposed == 0) {
            return Optional.of(ReasonCode.HOLD_NOT_WAITING);
        }
        audit(act, decision == HoldState.RELEASED ? "PROPOSE_RELEASE" : "PROPOSE_DISCARD", hold);
        return Optional.empty();
    }

    /**
     * Confirms what another officer proposed.
     *
     * @param decision what the officer saw proposed: another proposal that came meanwhile is not confirmed by it
     * @return why it was refused; empty if the decision stands and will be carried out
     */
    @Transactional
    public Optional<ReasonCode> confirm(long hold, HoldState decision, OfficerAct act) {
        Optional<Tuple> open = proposed(hold, decision);
        if (open.isEmpty()) {
            return Optional.of(ReasonCode.HOLD_NOT_WAITING);
        }
        Optional<ReasonCode> obstacle =
                TwoOfficers.HELD_RECORDS.obstacle(open.get().get(0, String.class), act.officer());
        if (obstacle.isPresent()) {
            return obstacle;
        }
        entities.createNativeQuery("""
                        update hold set state = proposal, confirmed_by = :officer, confirmed_at = :at where id = :hold""")
                .setParameter("officer", act.officer()).setParameter("at", clock.instant())
                .setParameter("hold", hold).executeUpdate();
        audit(act, decision == HoldState.RELEASED ? "CONFIRM_RELEASE" : "CONFIRM_DISCARD", hold);
        return Optional.empty();
    }

    /** Who proposed; the hold is locked until the decision stands. */
    @SuppressWarnings("unchecked")
    private Optional<Tuple> proposed(long hold, HoldState decision) {
        List<Tuple> open = entities.createNativeQuery("""
                        select proposed_by, id from hold where id = :hold and state = 'HELD' and proposal = :decision
                        for update""", Tuple.class)
                .setParameter("hold", hold).setParameter("decision", decision.name()).getResultList();
        return open.stream().findFirst();
    }

    private void audit(OfficerAct act, String what, long hold) {
        entities.persist(new AuditEntry(clock.instant(), act, what + " " + hold, null));
    }
}
