package org.healthhub.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding.TestResult;
import org.healthhub.registry.intake.Finding.TestStatus;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Outcome;

/**
 * Writes how long the results of a batch were under way: from when the laboratory reported them to when they took
 * effect. Results of history, repetitions and what is kept aside do not count.
 */
final class LaboratoryDelayTables {
    private static final Set<TestStatus> RESULTS = Set.of(TestStatus.FINAL, TestStatus.CORRECTED);

    private LaboratoryDelayTables() {
    }

    private record Laboratory(String partner, String name) {
    }

    /** What a batch adds for one laboratory. */
    private record Delays(int results, long seconds, long longest, int withinHour, int withinSixHours, int withinDay) {
        static Delays of(Duration delay) {
            return new Delays(1, delay.toSeconds(), delay.toSeconds(), within(delay, Duration.ofHours(1)),
                    within(delay, Duration.ofHours(6)), within(delay, Duration.ofDays(1)));
        }

        Delays plus(Delays more) {
            return new Delays(results + more.results, seconds + more.seconds, Math.max(longest, more.longest),
                    withinHour + more.withinHour, withinSixHours + more.withinSixHours, withinDay + more.withinDay);
        }

        private static int within(Duration delay, Duration limit) {
            return delay.compareTo(limit) <= 0 ? 1 : 0;
        }
    }

    static void add(Connection connection, List<HealthRecord> records, List<Outcome> outcomes, Instant now)
            throws SQLException {
        Map<Laboratory, Delays> delays = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            HealthRecord record = records.get(i);
            if (record.arrival().historical() || !tookEffect(outcomes.get(i))) {
                continue;
            }
            for (Fact fact : record.facts()) {
                if (fact.finding() instanceof TestResult result && RESULTS.contains(result.status())) {
                    delays.merge(new Laboratory(record.key().partner().value(), result.laboratory()),
                            Delays.of(delay(record.observedAt(), now)), Delays::plus);
                }
            }
        }
        write(connection, delays, now);
    }

    /** Clocks differ: what seems to come from the future came at once. */
    private static Duration delay(Instant reported, Instant now) {
        return reported.isAfter(now) ? Duration.ZERO : Duration.between(reported, now);
    }

    private static boolean tookEffect(Outcome outcome) {
        return outcome instanceof Outcome.Applied || outcome instanceof Outcome.Unchanged
                || outcome instanceof Outcome.Corrected;
    }

    private static void write(Connection connection, Map<Laboratory, Delays> delays, Instant now) throws SQLException {
        Rows rows = new Rows("text", "text", "text", "int", "bigint", "bigint", "int", "int", "int");
        delays.forEach((laboratory, d) -> rows.add(now, laboratory.partner(), laboratory.name(), d.results(), d.seconds(),
                d.longest(), d.withinHour(), d.withinSixHours(), d.withinDay()));
        rows.execute(connection, """
                insert into laboratory_delay (at, partner, laboratory, results, seconds, longest_seconds,
                    within_hour, within_six_hours, within_day)
                select a::timestamptz, b, c, d, e, f, g, h, i
                from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::bigint[], ?::bigint[], ?::int[], ?::int[],
                    ?::int[]) u (a, b, c, d, e, f, g, h, i)""");
    }
}
