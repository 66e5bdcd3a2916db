package org.healthhub.registry;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.rules.FoldOrder;
import org.healthhub.registry.rules.RulePack;

/**
 * Brings the ledgers of those persons of a batch who must be folded anew, and no others: for whom a fact comes late or
 * is replaced, or who were folded under another pack. All of them by one statement.
 */
final class BatchLedgers {
    private final LedgerTables tables;
    private final BatchPersons persons;
    private final RulePack pack;
    /** By person, the earliest day of what is to be folded or forgotten. */
    private final Map<Long, LocalDate> wanted = new HashMap<>();

    BatchLedgers(LedgerTables tables, BatchPersons persons, RulePack pack) {
        this.tables = tables;
        this.persons = persons;
        this.pack = pack;
    }

    /** @param corrected what is known of the records that are replaced */
    void bring(List<BatchRecord> taken, Map<RecordKey, LedgerTables.Known> corrected) throws SQLException {
        Map<KnownPerson, FoldOrder> reached = new HashMap<>();
        for (BatchRecord record : taken) {
            if (corrected.containsKey(record.key())) {
                LedgerTables.Known before = corrected.get(record.key());
                before.persons().forEach(person -> want(persons.byId(person).id(), before.earliest()));
            }
            persons.evidence(record).forEach((person, facts) -> {
                FoldOrder before = reached.get(person);
                boolean outOfOrder = before != null && !facts.get(0).order().isAfterDayOf(before);
                if (!person.hasLedger() && (outOfOrder || person.needsLedgerFor(facts, pack))) {
                    want(person.id(), facts.get(0).finding().effectiveOn());
                }
                reached.merge(person, facts.get(facts.size() - 1).order(), (a, b) -> a.compareTo(b) > 0 ? a : b);
            });
        }
        if (!wanted.isEmpty()) {
            reachBackFor(taken);
            tables.ledgerOf(wanted, pack.name())
                    .forEach((id, ledger) -> persons.byId(id).giveLedger(ledger.base(), ledger.facts()));
        }
    }

    /** Whoever is folded anew is so from the earliest of all that the batch says of him. */
    private void reachBackFor(Collection<BatchRecord> taken) {
        taken.forEach(record -> persons.evidence(record).forEach((person, facts) -> wanted.computeIfPresent(person.id(),
                (id, day) -> earlier(day, facts.get(0).finding().effectiveOn()))));
    }

    private void want(long person, LocalDate from) {
        wanted.merge(person, from, BatchLedgers::earlier);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
