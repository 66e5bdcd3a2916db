package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.PartnerSystem;

/** Figures for the console, from rows that were added up before: never a count over the registry. */
@ApplicationScoped
public class HubFigures {
    private EntityManager entities;
    private PartnerDirectory partners;
    private Clock clock;

    HubFigures() {
    }

    @Inject
    HubFigures(PartnerDirectory partners, Clock clock) {
        this.partners = partners;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** The figures of this moment; all are of one transaction, so they agree with each other. */
    @Transactional
    public Overview overview() {
        Instant midnight = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        long last = number("select last from change_counter");
        Map<PartnerSystem, Map<String, Long>> today = new HashMap<>();
        Map<String, Instant> heard = new HashMap<>();
        rows("""
                select system, partner, outcome, sum(records), max(at) from intake_tally where at >= :from
                group by system, partner, outcome""", midnight).forEach(row -> {
                    PartnerSystem.ofPath(row.get(0, String.class)).ifPresent(system -> today
                            .computeIfAbsent(system, s -> new HashMap<>())
                            .merge(row.get(2, String.class), row.get(3, Number.class).longValue(), Long::sum));
                    heard.merge(row.get(1, String.class), row.get(4, Instant.class), (a, b) -> a.isAfter(b) ? a : b);
                });
        return new Overview(clock.instant(), codes(), systems(today), changesSince(midnight, last), last,
                number("select last_number from publication"),
                number("select count(*) from quarantine where closed_at is null"),
                number("select count(*) from hold where state = 'HELD'"), freshness(heard));
    }

    /**
     * Adds the changes that came since into the tally of codes by colour, at most {@code limit} of them. A code that was
     * merged is no longer counted, until it is parted again.
     */
    @Transactional
    public int rollUp(int limit) {
        long from = ((Number) entities.createNativeQuery(
                "select last_number from rollup where name = 'colour_tally' for update").getSingleResult()).longValue();
        long to = Math.min(from + limit, number("select last from change_counter"));
        if (to > from) {
            entities.createNativeQuery("""
                    with delta as (
                        select to_colour as colour, count(*) as codes from code_change
                        where number > :from and number <= :to and merged_into is null group by to_colour
                        union all
                        select from_colour, -count(*) from code_change
                        where number > :from and number <= :to and from_colour is not null and parted_from is null
                        group by from_colour)
                    insert into colour_tally (colour, codes) select colour, sum(codes) from delta group by colour
                    on conflict (colour) do update set codes = colour_tally.codes + excluded.codes""")
                    .setParameter("from", from).setParameter("to", to).executeUpdate();
            entities.createNativeQuery("update rollup set last_number = :to where name = 'colour_tally'")
                    .setParameter("to", to).executeUpdate();
        }
        return (int) (to - from);
    }

    /** The tally, and what came since it was rolled up. */
    private Map<Colour, Long> codes() {
        Map<Colour, Long> codes = new EnumMap<>(Colour.class);
        Arrays.stream(Colour.values()).forEach(colour -> codes.put(colour, 0L));
        List<Tuple> rows = entities.createNativeQuery("""
                with since as (select last_number from rollup where name = 'colour_tally'),
                fresh as (select from_colour, to_colour, merged_into, parted_from
                    from code_change, since where number > last_number)
                select colour, sum(codes) from (
                    select colour, codes from colour_tally
                    union all select to_colour, count(*) from fresh where merged_into is null group by to_colour
                    union all select from_colour, -count(*) from fresh
                        where from_colour is not null and parted_from is null group by from_colour) all_of_them
                group by colour""", Tuple.class).getResultList();
        rows.forEach(row -> codes.put(Colour.valueOf(row.get(0, String.class)), row.get(1, Number.class).longValue()));
        return codes;
    }

    /** Numbers have no gaps, so the first number of the day gives the count without counting. */
    private long changesSince(Instant from, long last) {
        Object first = entities.createNativeQuery("select min(number) from code_change where at >= :from")
                .setParameter("from", from).getSingleResult();
        return first == null ? 0 : last - ((Number) first).longValue() + 1;
    }

    private static List<Overview.SystemIntake> systems(Map<PartnerSystem, Map<String, Long>> today) {
        return Arrays.stream(PartnerSystem.values()).map(system -> {
            Map<String, Long> of = today.getOrDefault(system, Map.of());
            return new Overview.SystemIntake(system, of.getOrDefault("APPLIED", 0L), of.getOrDefault("UNCHANGED", 0L),
                    of.getOrDefault("DUPLICATE", 0L), of.getOrDefault("CORRECTED", 0L),
                    of.getOrDefault("QUARANTINED", 0L), of.getOrDefault("REFUSED", 0L));
        }).toList();
    }

    private List<Overview.PartnerFreshness> freshness(Map<String, Instant> heard) {
        return partners.active().stream().sorted(Comparator.comparing(partner -> partner.code().value()))
                .map(partner -> new Overview.PartnerFreshness(partner.code().value(), partner.name(), partner.system(),
                        Optional.ofNullable(heard.get(partner.code().value()))))
                .toList();
    }

    private long number(String sql) {
        return ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> rows(String sql, Instant from) {
        return entities.createNativeQuery(sql, Tuple.class).setParameter("from", from).getResultList();
    }
}
