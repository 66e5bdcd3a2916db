package org.healthhub.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.registry.rules.RulePack;

/** Derives codes anew without any new fact: as time went on, or as another pack came into force. */
final class CodeReview {
    private final Connection connection;
    private final RulePack pack;
    private final LocalDate today;
    private final Instant now;

    CodeReview(Connection connection, RulePack pack, LocalDate today, Instant now) {
        this.connection = connection;
        this.pack = pack;
        this.today = today;
        this.now = now;
    }

    /** How many codes were derived anew; those of these persons. */
    int derive(List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return 0;
        }
        Map<Long, KnownPerson> persons = new PersonTables(connection).lockById(ids);
        // Somebody may have been merged since he was found.
        persons.values().removeIf(person -> person.mergedInto().isPresent());
        Map<Long, LocalDate> wanted = new HashMap<>();
        persons.forEach((id, person) -> {
            if (person.needsLedgerFor(List.of(), pack)) {
                wanted.put(id, LocalDate.MIN);
            }
        });
        if (!wanted.isEmpty()) {
            new LedgerTables(connection).ledgerOf(wanted, pack.name())
                    .forEach((id, ledger) -> persons.get(id).giveLedger(ledger.base(), ledger.facts()));
        }
        List<KnownPerson.Change> changes = new ArrayList<>();
        for (KnownPerson person : persons.values()) {
            person.learn(List.of(), pack, today);
            person.settle(pack, today, now, Optional.empty()).ifPresent(changes::add);
        }
        CodeTables codes = new CodeTables(connection);
        codes.write(persons.values(), pack);
        codes.append(changes);
        if (!wanted.isEmpty()) {
            HubLog.LOG.derivedAnew(pack.name(), persons.size(), changes.size());
        }
        return persons.size();
    }

    /** Persons whose code was derived under another pack, the oldest first. Two ranges, as an index knows no "not". */
    List<Long> derivedUnderAnother(int limit) throws SQLException {
        String sql = """
                (select person_id, rule_pack from health_code where rule_pack < ? and merged_into is null
                    order by rule_pack, person_id limit ?)
                union all
                (select person_id, rule_pack from health_code where rule_pack > ? and merged_into is null
                    order by rule_pack, person_id limit ?)
                order by person_id limit ?""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, pack.name());
            statement.setInt(2, limit);
            statement.setString(3, pack.name());
            statement.setInt(4, limit);
            statement.setInt(5, limit);
            List<Long> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getLong(1));
                }
            }
            return found;
        }
    }
}
