package org.healthhub.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.rules.RulePack;

/**
 * One call that registers records. Locks are taken in one order by everybody: persons by number, then what counts mass
 * effects, then what is kept aside, and last the counter of changes. Where that order turns out not to hold, as somebody
 * was merged meanwhile, everything is given back and begun anew; nobody outside notices.
 */
final class Registration {
    private static final int MOST_ATTEMPTS = 20;
    private static final String DEADLOCK = "40P01";

    private final Connection connection;
    private final IdentityVault vault;
    private final RulePacks packs;
    private final MassLimits limits;
    private final Clock clock;
    /** Whom no record names by document, but who is locked with the others. */
    private final Set<Long> also = new HashSet<>();

    Registration(Connection connection, IdentityVault vault, RulePacks packs, MassLimits limits, Clock clock) {
        this.connection = connection;
        this.vault = vault;
        this.packs = packs;
        this.limits = limits;
        this.clock = clock;
    }

    List<Outcome> register(List<HealthRecord> records) throws SQLException {
        return inOrder(() -> {
            MassEffects mass = new MassEffects(new MassTables(connection), limits, clock.instant());
            List<Outcome> outcomes = new ArrayList<>(records.size());
            List<KnownPerson.Change> changes = new ArrayList<>();
            List<List<HealthRecord>> rounds = rounds(records);
            if (rounds.size() > 1) {
                lockAll(records);
            }
            for (List<HealthRecord> round : rounds) {
                outcomes.addAll(register(round, mass, changes));
            }
            new IntakeLedgerTables(connection, vault).settle(records, outcomes, clock.instant());
            LaboratoryDelayTables.add(connection, records, outcomes, clock.instant());
            mass.holdInQuarantine();
            // Last of all, as everybody who changes a code waits for the counter.
            new CodeTables(connection).append(changes);
            return outcomes;
        });
    }

    /** Locks all whom the records name until the end of the transaction, and changes nothing. */
    void lock(List<HealthRecord> records) throws SQLException {
        inOrder(() -> {
            lockAll(records);
            return List.of();
        });
    }

    private interface Work {
        List<Outcome> run() throws SQLException;
    }

    private List<Outcome> inOrder(Work work) throws SQLException {
        // By name: a connection of the server's pool does not give out savepoints of its own.
        execute("savepoint registration");
        for (int attempt = 1; ; attempt++) {
            try {
                return work.run();
            } catch (LockedTooLate late) {
                also.addAll(late.persons());
                giveUpAfter(attempt, late);
            } catch (SQLException e) {
                // Two batches may bring in the same newcomers, or keep the same strangers aside, in different order.
                giveUpAfter(DEADLOCK.equals(e.getSQLState()) ? attempt : MOST_ATTEMPTS, e);
            }
            execute("rollback to savepoint registration");
        }
    }

    private static void giveUpAfter(int attempt, SQLException trouble) throws SQLException {
        if (attempt == MOST_ATTEMPTS) {
            throw trouble;
        }
    }

    private void lockAll(List<HealthRecord> records) throws SQLException {
        String pack = packs.inForceAt(clock.instant()).name();
        new BatchPersons(new PersonTables(connection), vault, pack)
                .lock(records.stream().map(record -> new BatchRecord(record, vault)).toList(), also);
    }

    private List<Outcome> register(List<HealthRecord> round, MassEffects mass, List<KnownPerson.Change> changes)
            throws SQLException {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        RulePack pack = packs.inForceAt(now);
        mass.begin();
        IntakeBatch batch;
        Optional<List<Outcome>> outcomes;
        do {
            batch = new IntakeBatch(connection, vault, pack, now, today, mass);
            outcomes = batch.register(round, also);
        } while (outcomes.isEmpty());
        changes.addAll(batch.changes());
        return outcomes.get();
    }

    /** Cuts the records so that no key stands twice in a part: a correction sees what it corrects. */
    private static List<List<HealthRecord>> rounds(List<HealthRecord> records) {
        List<List<HealthRecord>> rounds = new ArrayList<>();
        Set<RecordKey> seen = new HashSet<>();
        List<HealthRecord> round = new ArrayList<>();
        for (HealthRecord record : records) {
            if (!seen.add(record.key())) {
                rounds.add(round);
                round = new ArrayList<>();
                seen = new HashSet<>(Set.of(record.key()));
            }
            round.add(record);
        }
        if (!round.isEmpty()) {
            rounds.add(round);
        }
        return rounds;
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
