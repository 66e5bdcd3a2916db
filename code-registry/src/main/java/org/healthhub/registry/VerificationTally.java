package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.healthhub.registry.intake.PartnerCode;
import org.hibernate.Session;

/**
 * All that verifications leave behind: how many of a minute at a checkpoint ended how, and nothing of the persons. They
 * are counted in memory and written every second, so that no answer waits for it; a crash loses the last second.
 */
@ApplicationScoped
public class VerificationTally {
    /** How a verification ended. */
    public enum Result { PASSED, NOT_GREEN, FEVER, NOT_VALID }

    /** So many checks of a day at a checkpoint ended so. */
    public record Count(String checkpoint, Result result, long checks) {
    }

    private record Cell(Instant minute, PartnerCode partner, String checkpoint, Result result) {
    }

    /** The names of checkpoints are the callers' to choose: more than these in a second are not counted. */
    private static final int MOST_CELLS = 10_000;

    private final Duration kept = Duration.parse(System.getProperty("hub.verifications.kept", "P30D"));
    private Map<Cell, Long> counts = new HashMap<>();
    private EntityManager entities;
    private Clock clock;

    VerificationTally() {
    }

    @Inject
    VerificationTally(Clock clock) {
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** Counts one more; asks nobody. */
    public void add(PartnerCode partner, String checkpoint, Result result) {
        count(new Cell(clock.instant().truncatedTo(ChronoUnit.MINUTES), partner, checkpoint, result), 1);
    }

    /** Writes what was counted since the last time. */
    @Transactional
    public void write() {
        Map<Cell, Long> counted = taken();
        if (counted.isEmpty()) {
            return;
        }
        Rows rows = new Rows("text", "text", "text", "text", "bigint");
        counted.forEach((cell, checks) -> rows.add(cell.minute(), cell.partner(), cell.checkpoint(), cell.result(), checks));
        try {
            entities.unwrap(Session.class).doWork(connection -> rows.execute(connection, """
                    insert into verification_tally (at, partner, checkpoint, result, checks)
                    select at::timestamptz, partner, checkpoint, result, checks
                    from unnest(?, ?, ?, ?, ?) as r (at, partner, checkpoint, result, checks)
                    on conflict (at, partner, checkpoint, result)
                        do update set checks = verification_tally.checks + excluded.checks"""));
        } catch (RuntimeException databaseAway) {
            counted.forEach(this::count);
            throw databaseAway;
        }
    }

    /** Drops what is older than is kept. */
    @Transactional
    public int forgetOld() {
        return entities.createNativeQuery("delete from verification_tally where at < :before")
                .setParameter("before", clock.instant().minus(kept)).executeUpdate();
    }

    /** What a partner's checkpoints counted on a day. */
    @Transactional
    public List<Count> of(PartnerCode partner, LocalDate day) {
        return RegistryTrouble.unlessAway("verifications could not be counted", () -> Tuples.of(entities
                        .createNativeQuery("""
                                select checkpoint, result, cast(sum(checks) as bigint) from verification_tally
                                where partner = :partner and at >= :from and at < :to
                                group by checkpoint, result order by checkpoint, result""", Tuple.class)
                        .setParameter("partner", partner.value())
                        .setParameter("from", day.atStartOfDay(clock.getZone()).toInstant())
                        .setParameter("to", day.plusDays(1).atStartOfDay(clock.getZone()).toInstant())).stream()
                .map(row -> new Count(row.get(0, String.class), Result.valueOf(row.get(1, String.class)),
                        row.get(2, Number.class).longValue())).toList());
    }

    private synchronized void count(Cell cell, long checks) {
        if (counts.size() < MOST_CELLS || counts.containsKey(cell)) {
            counts.merge(cell, checks, Long::sum);
        }
    }

    private synchronized Map<Cell, Long> taken() {
        Map<Cell, Long> taken = counts;
        counts = new HashMap<>();
        return taken;
    }
}
