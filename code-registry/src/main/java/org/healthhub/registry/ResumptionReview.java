package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.hibernate.Session;

/**
 * Derives where applications stand from the facts and the codes, and revokes what was approved when too many of a roster
 * are red. Goes on where it stopped; the same twice changes nothing.
 */
@ApplicationScoped
public class ResumptionReview {
    private final WorkingDays calendar = WorkingDays.announced();
    private EntityManager entities;
    private Clock clock;
    private ResumptionLimits limits;

    ResumptionReview() {
    }

    @Inject
    ResumptionReview(Clock clock) {
        this(clock, ResumptionLimits.configured());
    }

    ResumptionReview(Clock clock, ResumptionLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * One round, in one transaction.
     *
     * @param limit how many applications at most
     * @return whether there may be more to do at once
     */
    @Transactional
    public boolean review(int limit) {
        return entities.unwrap(Session.class).doReturningWork(connection ->
                new ResumptionRound(connection, limits, calendar, clock.instant()).run(limit));
    }
}
