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
import org.healthhub.registry.intake.PartnerCode;
import org.hibernate.Session;

/** Where applications to resume work stand. Names nobody: employees are known by their place on the roster. */
@ApplicationScoped
public class ResumptionLookup {
    private EntityManager entities;
    private IdentityVault vault;
    private Clock clock;

    ResumptionLookup() {
    }

    @Inject
    ResumptionLookup(IdentityVault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** An application of this partner, with its roster. */
    @Transactional
    public Optional<ResumptionView> application(PartnerCode partner, String applicationNo) {
        return RegistryTrouble.unlessAway("an application could not be read", () -> entities.unwrap(Session.class)
                .doReturningWork(connection -> new ResumptionViews(connection, vault, clock)
                        .of(partner, applicationNo)));
    }

    /**
     * The applications added up by county, without those that were taken back.
     *
     * @param division a county; a city or a province, of which it is all counties
     */
    @Transactional
    @SuppressWarnings("unchecked")
    public ResumptionSummary summary(String division) {
        return RegistryTrouble.unlessAway("the applications could not be added up", () -> {
            List<Tuple> rows = entities.createNativeQuery("""
                            select a.division, count(distinct a.credit_code),
                                count(distinct a.credit_code) filter (where a.above_scale),
                                count(distinct a.credit_code) filter (where a.state = 'APPROVED'),
                                count(distinct r.person_id) filter (where left(r.from_division, 4) = left(a.division, 4)),
                                count(distinct r.person_id) filter (where left(r.from_division, 4) <> left(a.division, 4)),
                                count(distinct r.person_id) filter (where r.colour = 'GREEN'),
                                count(distinct r.person_id) filter (where r.colour in ('YELLOW', 'ORANGE')),
                                count(distinct r.person_id) filter (where r.colour = 'RED'), count(distinct a.id)
                            from resumption_application a left join resumption_roster r on r.application_id = a.id
                            where a.state <> 'WITHDRAWN' and a.division like :division
                            group by a.division order by a.division""", Tuple.class)
                    .setParameter("division", division.replaceAll("(00)+$", "") + "%").getResultList();
            long followed = ((Number) entities.createNativeQuery("select followed from resumption_counter")
                    .getSingleResult()).longValue();
            return new ResumptionSummary(clock.instant(), rows.stream().mapToLong(row -> number(row, 9)).sum(), followed,
                    rows.stream().map(ResumptionLookup::area).toList());
        });
    }

    private static ResumptionSummary.Area area(Tuple row) {
        return new ResumptionSummary.Area(row.get(0, String.class), number(row, 1), number(row, 2), number(row, 3),
                number(row, 4), number(row, 5), number(row, 6), number(row, 7), number(row, 8));
    }

    private static long number(Tuple row, int column) {
        return row.get(column, Number.class).longValue();
    }
}
