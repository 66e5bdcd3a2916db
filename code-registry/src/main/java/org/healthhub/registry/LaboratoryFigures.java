package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.healthhub.registry.intake.PartnerCode;

/** How fast laboratories are: from rows that were added up as the results came. */
@ApplicationScoped
public class LaboratoryFigures {
    private EntityManager entities;

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** The laboratories whose results took effect on this day in the hub's zone, the slowest on average first. */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<LaboratoryDelay> delaysOn(LocalDate day) {
        List<Tuple> rows = entities.createNativeQuery("""
                select partner, laboratory, sum(results), sum(seconds), max(longest_seconds), sum(within_hour),
                    sum(within_six_hours), sum(within_day)
                from laboratory_delay where at >= :from and at < :to
                group by partner, laboratory order by sum(seconds) / sum(results) desc, partner, laboratory""", Tuple.class)
                .setParameter("from", midnight(day)).setParameter("to", midnight(day.plusDays(1))).getResultList();
        return rows.stream().map(LaboratoryFigures::view).toList();
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(HubClock.ZONE).toInstant();
    }

    private static LaboratoryDelay view(Tuple row) {
        long results = number(row, 2);
        return new LaboratoryDelay(new PartnerCode(row.get(0, String.class)), row.get(1, String.class), results,
                Duration.ofSeconds(number(row, 3) / results), Duration.ofSeconds(number(row, 4)), number(row, 5),
                number(row, 6), number(row, 7));
    }

    private static long number(Tuple row, int column) {
        return row.get(column, Number.class).longValue();
    }
}
