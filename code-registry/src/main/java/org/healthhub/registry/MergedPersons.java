package org.healthhub.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.rules.RulePack;

/**
 * Folds the facts of two identities as those of one person, or each by itself again. No fact is rewritten: only whom
 * the merged one points to, so that separating gives what each would be had they never been merged.
 */
final class MergedPersons {
    /** What changed a colour: the hub by itself, under the number of the merging. */
    private static final PartnerCode HUB = new PartnerCode("hub");

    private final Connection connection;
    private final RulePack pack;
    private final Instant now;
    private final LocalDate today;

    MergedPersons(Connection connection, RulePack pack, Instant now, LocalDate today) {
        this.connection = connection;
        this.pack = pack;
        this.now = now;
        this.today = today;
    }

    /** Locks both codes until the end of the transaction: no batch adds a fact to either meanwhile. */
    Map<Long, KnownPerson> lock(MergeTables.Merge merge) throws SQLException {
        return new PersonTables(connection).lockById(Set.of(merge.kept(), merge.merged()));
    }

    /** The merged code shows from now on what the facts of both make of the one that is kept. Its change names that one. */
    void join(MergeTables.Merge merge, Map<Long, KnownPerson> locked) throws SQLException {
        point(merge.merged(), Optional.of(merge.kept()));
        KnownPerson kept = locked.get(merge.kept());
        KnownPerson merged = locked.get(merge.merged());
        List<KnownPerson.Change> changes = new ArrayList<>();
        foldAnew(List.of(kept));
        kept.settle(pack, today, now, Optional.of(cause(merge))).ifPresent(changes::add);
        changes.add(merged.join(kept, pack, now, cause(merge)));
        CodeTables codes = new CodeTables(connection);
        codes.write(List.of(kept, merged), pack);
        codes.append(changes);
    }

    /** Each shows what its own facts make of it. The change of the one that was merged says so in any case. */
    void separate(MergeTables.Merge merge, Map<Long, KnownPerson> locked) throws SQLException {
        point(merge.merged(), Optional.empty());
        KnownPerson kept = locked.get(merge.kept());
        KnownPerson merged = locked.get(merge.merged());
        List<KnownPerson.Change> changes = new ArrayList<>();
        foldAnew(List.of(kept, merged));
        kept.settle(pack, today, now, Optional.of(cause(merge))).ifPresent(changes::add);
        changes.add(merged.part(kept, pack, today, now, cause(merge)));
        CodeTables codes = new CodeTables(connection);
        codes.write(List.of(kept, merged), pack);
        codes.append(changes);
    }

    private void foldAnew(Collection<KnownPerson> persons) throws SQLException {
        Map<Long, LedgerTables.Ledger> ledgers = new LedgerTables(connection).ledgerOf(
                persons.stream().collect(Collectors.toMap(KnownPerson::id, person -> LocalDate.MIN)), pack.name());
        for (KnownPerson person : persons) {
            LedgerTables.Ledger ledger = ledgers.get(person.id());
            person.giveLedger(ledger.base(), ledger.facts());
            person.learn(List.of(), pack, today);
        }
    }

    private void point(long merged, Optional<Long> kept) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "update health_code set merged_into = ?::bigint where person_id = ?")) {
            statement.setObject(1, kept.orElse(null));
            statement.setLong(2, merged);
            statement.executeUpdate();
        }
    }

    private static RecordKey cause(MergeTables.Merge merge) {
        return new RecordKey(HUB, "merge-" + merge.id());
    }
}
