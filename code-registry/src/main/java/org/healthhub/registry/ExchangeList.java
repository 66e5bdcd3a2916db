package org.healthhub.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.Finding.NeighbourCode;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.RecordKey;

/** Who stands on a province's list of red and yellow codes, and the release of those whom a full list names no longer. */
final class ExchangeList {
    private final Connection connection;
    private final IdentityVault vault;

    ExchangeList(Connection connection, IdentityVault vault) {
        this.connection = connection;
        this.vault = vault;
    }

    /** Those who no longer stand on the list, and the records that turn them green in the name of their province. */
    record Absent(List<Long> places, List<HealthRecord> releases) {
    }

    /** Notes whom the records put on the list and whom they take off it. */
    void note(ExchangeFileView file, List<HealthRecord> records) throws SQLException {
        Rows on = new Rows("bytea");
        Rows off = new Rows("bytea");
        for (HealthRecord record : records) {
            for (Fact fact : record.facts()) {
                if (fact.subject() instanceof Holder holder) {
                    (isListed(fact.finding()) ? on : off).add(vault.personKey(holder.id()));
                }
            }
        }
        change(file, off, """
                delete from exchange_listed where partner = ? and province = ? and ?::uuid is not null
                    and person_key = any(?::bytea[])""");
        change(file, on, """
                insert into exchange_listed (partner, province, file_id, person_key)
                select ?, ?, ?, k from (select distinct k from unnest(?::bytea[]) k) keys
                on conflict (partner, province, person_key) do update set file_id = excluded.file_id""");
    }

    /** The next of those whom the file, a full list, does not name. */
    Absent absent(ExchangeFileView file, int limit) throws SQLException {
        Absent absent = new Absent(new ArrayList<>(), new ArrayList<>());
        try (PreparedStatement statement = connection.prepareStatement("""
                select l.id, l.person_key, p.id_type, p.key_id, p.sealed
                from exchange_listed l left join person p on p.key = l.person_key
                where l.partner = ? and l.province = ? and l.file_id <> ? order by l.id limit ?""")) {
            statement.setString(1, file.partner().value());
            statement.setString(2, file.manifest().province());
            statement.setObject(3, file.id());
            statement.setInt(4, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    absent.places().add(row.getLong(1));
                    // Whoever never took effect, as what is kept in quarantine, need not be released.
                    if (row.getBytes(5) != null) {
                        absent.releases().add(release(file, row));
                    }
                }
            }
        }
        return absent;
    }

    /** Gives up these places; how many they are. */
    int remove(List<Long> places) throws SQLException {
        Rows rows = new Rows("bigint");
        places.forEach(rows::add);
        rows.execute(connection, "delete from exchange_listed where id = any(?::bigint[])");
        return places.size();
    }

    private HealthRecord release(ExchangeFileView file, ResultSet row) throws SQLException {
        ExchangeManifest manifest = file.manifest();
        IdentityVault.Identity identity = vault.open(row.getInt(4), row.getBytes(5), row.getBytes(2));
        Holder holder = new Holder(vault.holderId(row.getString(3), identity), identity.name(), identity.phone());
        LocalDate on = LocalDate.ofInstant(manifest.asOf(), HubClock.ZONE);
        return new HealthRecord(new RecordKey(file.partner(), "released-" + manifest.date() + "-" + manifest.sequence()
                + "-" + row.getLong(1)), PartnerSystem.EXCHANGE, manifest.asOf(),
                List.of(new Fact(holder, new NeighbourCode(manifest.province(), Colour.GREEN, on, Optional.empty(),
                        "not on the full list of " + manifest.date()))), Arrival.at(file.acceptedAt().orElseThrow()));
    }

    private static boolean isListed(Finding finding) {
        return finding instanceof NeighbourCode code && code.colour() != Colour.GREEN;
    }

    private void change(ExchangeFileView file, Rows keys, String sql) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, file.partner().value());
            statement.setString(2, file.manifest().province());
            statement.setObject(3, file.id());
            keys.bind(connection, statement, 4);
            statement.executeUpdate();
        }
    }
}
