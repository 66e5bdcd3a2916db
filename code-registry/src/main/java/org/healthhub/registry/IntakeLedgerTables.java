package org.healthhub.registry;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.intake.json.CanonicalJson;

/** Writes what became of a batch: outcomes for who asks by tracking id, tallies for the console, quarantine. */
final class IntakeLedgerTables {
    /** Keeps records aside; one that is kept already is replaced. */
    static final String KEEP = """
            insert into quarantine (received_at, partner, system, record_id, cause, key_id, sealed)
            select a::timestamptz, b, c, d, e, f, g
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::smallint[], ?::bytea[])
                u (a, b, c, d, e, f, g)
            on conflict (partner, record_id) where closed_at is null do update
                set received_at = excluded.received_at, cause = excluded.cause, key_id = excluded.key_id,
                    sealed = excluded.sealed""";

    private final Connection connection;
    private final IdentityVault vault;

    IntakeLedgerTables(Connection connection, IdentityVault vault) {
        this.connection = connection;
        this.vault = vault;
    }

    private record Tally(String partner, String system, String outcome) {
    }

    void settle(List<HealthRecord> records, List<Outcome> outcomes, Instant at) throws SQLException {
        Rows settled = new Rows("text", "int", "text", "text", "text", "text");
        Rows kept = new Rows("text", "text", "text", "text", "text", "smallint", "bytea");
        // The same record may be kept aside twice in one call; a statement can replace a row only once.
        Map<RecordKey, Object[]> aside = new LinkedHashMap<>();
        Map<Tally, Integer> tallies = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            HealthRecord record = records.get(i);
            Outcome outcome = outcomes.get(i);
            record.arrival().trackingId().ifPresent(id -> settled.add(id, record.arrival().index(),
                    record.key().recordId(), outcome.name(), outcome.reason(), at));
            tallies.merge(new Tally(record.key().partner().value(), record.system().path(), outcome.name()), 1, Integer::sum);
            if (outcome instanceof Outcome.Quarantined quarantined) {
                if (quarantined.cause() != ReasonCode.HELD_MASS_EFFECT) {
                    // Of what is held at once, the hold is told once.
                    HubLog.LOG.quarantined(record.key().toString(), quarantined.cause().code());
                }
                aside.put(record.key(), new Object[] {record.arrival().receivedAt(), record.key().partner(),
                        record.system().path(), record.key().recordId(), quarantined.cause(), vault.currentKeyId(),
                        vault.seal(CanonicalJson.write(List.of(record)), context(record.key()))});
            }
        }
        settled.execute(connection, """
                insert into intake_outcome (tracking_id, index, record_id, outcome, reason, settled_at)
                select a, b, c, d, e, f::timestamptz
                from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[]) u (a, b, c, d, e, f)
                on conflict (tracking_id, index) do nothing""");
        aside.values().forEach(kept::add);
        kept.execute(connection, KEEP);
        Rows counted = new Rows("text", "text", "text", "text", "int");
        tallies.forEach((tally, n) -> counted.add(at, tally.partner(), tally.system(), tally.outcome(), n));
        tally(connection, counted);
    }

    static void tally(Connection connection, Rows counted) throws SQLException {
        counted.execute(connection, """
                insert into intake_tally (at, partner, system, outcome, records)
                select a::timestamptz, b, c, d, e
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int[]) u (a, b, c, d, e)""");
    }

    /** What the content of a record that is kept aside is bound to. */
    static byte[] context(RecordKey record) {
        return record.toString().getBytes(StandardCharsets.UTF_8);
    }
}
