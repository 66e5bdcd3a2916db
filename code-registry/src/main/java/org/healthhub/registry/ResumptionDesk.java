package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;
import org.hibernate.Session;

/**
 * Officers approve or return the applications of their division. Each act is one audited transaction, and is told to the
 * platform. No decision changes a colour, and an approval lets nobody to work who is not green.
 */
@ApplicationScoped
public class ResumptionDesk {
    private EntityManager entities;
    private IdentityVault vault;
    private Clock clock;
    private ResumptionLimits limits;

    ResumptionDesk() {
    }

    @Inject
    ResumptionDesk(IdentityVault vault, Clock clock) {
        this(vault, clock, ResumptionLimits.configured());
    }

    ResumptionDesk(IdentityVault vault, Clock clock, ResumptionLimits limits) {
        this.vault = vault;
        this.clock = clock;
        this.limits = limits;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * The applications that wait for a decision, first those that are due first; without their rosters.
     *
     * @param division a county; a city or a province, of which it is all counties
     */
    @Transactional
    public List<ResumptionView> waiting(String division, int limit) {
        return entities.unwrap(Session.class).doReturningWork(connection ->
                new ResumptionViews(connection, vault, clock).waiting(division.replaceAll("(00)+$", ""), limit));
    }

    /** Approves an application, or returns it with a note. */
    @Transactional
    public DeskOutcome<ResumptionView> decide(PartnerCode partner, String applicationNo, ResumptionDecision decision,
            OfficerAct act) {
        Optional<Officer> officer = Optional.ofNullable(entities.find(Officer.class, act.officer()))
                .filter(known -> known.isActive() && known.body().isPresent());
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            ResumptionTables tables = new ResumptionTables(connection);
            ResumptionTables.Counter counter = tables.lockCounter();
            List<ResumptionCase> found = tables.numbered(partner, applicationNo);
            Optional<ReasonCode> refusal = found.isEmpty() ? Optional.of(ReasonCode.APPLICATION_UNKNOWN)
                    : refusal(found.get(0), tables.counts(found.get(0).id()), decision, officer);
            if (refusal.isPresent()) {
                return new DeskOutcome.Refused<>(refusal.get());
            }
            write(tables, found.get(0), decision, act);
            ResumptionCase decided = tables.numbered(partner, applicationNo).get(0);
            tables.append(List.of(decided.event(clock.instant(), Optional.empty())), counter.last(), counter.followed());
            return new DeskOutcome.Done<>(new ResumptionViews(connection, vault, clock).of(partner, applicationNo)
                    .orElseThrow());
        });
    }

    private Optional<ReasonCode> refusal(ResumptionCase application, ResumptionView.Counts counts,
            ResumptionDecision decision, Optional<Officer> officer) {
        if (officer.filter(known -> known.isOfDivision(application.division())).isEmpty()) {
            return Optional.of(ReasonCode.NOT_OF_DIVISION);
        }
        if (application.state() != ResumptionState.ACCEPTED) {
            return Optional.of(ReasonCode.APPLICATION_NOT_WAITING);
        }
        if (!decision.approved() && !RulingProposal.isTold(decision.note(), ResumptionDecision.LONGEST_NOTE)) {
            return Optional.of(ReasonCode.GROUND_MISSING);
        }
        return decision.approved() && limits.areExceeded(counts.red(), counts.roster())
                ? Optional.of(ReasonCode.TOO_MANY_RED) : Optional.empty();
    }

    private void write(ResumptionTables tables, ResumptionCase application,
            ResumptionDecision decision, OfficerAct act) throws SQLException {
        byte[] note = vault.seal(decision.note().strip(), ResumptionViews.context(application.id()));
        tables.decide(application.as(decision.approved() ? ResumptionState.APPROVED : ResumptionState.RETURNED,
                decision.approved() ? List.of() : List.of(ReasonCode.RETURNED_BY_OFFICER)), clock.instant(), act.officer(),
                vault.currentKeyId(), decision.approved() ? Optional.empty() : Optional.of(note));
        String action = decision.approved() ? "APPROVE_APPLICATION " : "RETURN_APPLICATION ";
        entities.persist(new AuditEntry(clock.instant(), act, action + application.id(), null));
    }
}
