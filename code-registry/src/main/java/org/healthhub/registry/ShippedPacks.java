package org.healthhub.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * The packs that come with the hub. They are stored once, as drafts but for the first, which is in force from the start.
 * What is stored is never overwritten: officers may rely on it.
 */
final class ShippedPacks {
    private static final String FIRST = "ZJ-2020-02";
    private static final List<String> NAMES = List.of(FIRST, "HB-2020-03", "ZJ-2022-01");

    private ShippedPacks() {
    }

    static void store(DataSource database) {
        try (Connection connection = database.getConnection(); Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            // Two nodes may start at once.
            lock.execute("lock table rule_pack, rule_pack_activation in share row exclusive mode");
            for (String name : NAMES) {
                store(connection, name, text("/rule-packs/" + name + ".yaml"));
            }
            lock.executeUpdate("""
                    insert into rule_pack_activation (pack, state, in_force_from, ground, document_no, proposed_at, decided_at)
                    select name, 'CONFIRMED', timestamptz '%s', 'shipped with the hub', '', now(), now() from rule_pack
                    where name = '%s' and not exists (select from rule_pack_activation where state = 'CONFIRMED')"""
                    .formatted(RulePackFile.parse(text("/rule-packs/" + FIRST + ".yaml")).from().atStartOfDay(HubClock.ZONE)
                            .toInstant(), FIRST));
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new RegistryTrouble("the shipped rule packs could not be stored", e);
        }
    }

    private static void store(Connection connection, String name, String document) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into rule_pack (name, document, digest, created_by) values (?, ?, ?, 'hub')
                on conflict (name) do nothing""");
                PreparedStatement select = connection.prepareStatement("select digest from rule_pack where name = ?")) {
            insert.setString(1, name);
            insert.setString(2, document);
            insert.setString(3, RulePackTables.digest(document));
            insert.executeUpdate();
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                if (!row.getString(1).equals(RulePackTables.digest(document))) {
                    HubLog.LOG.shippedPackDiffers(name);
                }
            }
        }
    }

    static String text(String resource) {
        try (InputStream in = ShippedPacks.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no rule pack " + resource);
            }
            return RulePackTables.plain(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
