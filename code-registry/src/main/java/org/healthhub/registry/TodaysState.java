package org.healthhub.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import org.healthhub.registry.rules.HolderState;
import org.healthhub.registry.rules.RulePack;

/** A person's facts under the pack in force, also while what is stored was folded under the pack before. */
final class TodaysState {
    private TodaysState() {
    }

    static HolderState of(Connection connection, long person, HolderState stored, RulePack inForce) throws SQLException {
        if (stored.pack().equals(inForce.name())) {
            return stored;
        }
        LedgerTables.Ledger ledger = new LedgerTables(connection)
                .ledgerOf(Map.of(person, LocalDate.MIN), inForce.name()).get(person);
        return inForce.fold(ledger.base(), ledger.facts());
    }
}
