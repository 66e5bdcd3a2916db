package org.healthhub.benchmarks.server;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * One table with every value that the hub stores of such a message: of the person, the code, the fact and the change.
 * No index, no key, and constants of the right length where the hub has to work something out.
 */
final class FloorTable {
    private static final String CREATE = """
            drop table if exists benchmark_floor;
            create table benchmark_floor (person_id bigint, key bytea, id_type text, key_id smallint, sealed bytea,
                created_at timestamptz, code_id uuid, colour text, rule text, since date, until date, review_on date,
                rule_pack text, division text, cancelled boolean, state text, partner text, record_id text, part int,
                content_hash bytea, system text, kind text, effective_on date, observed_at timestamptz,
                received_at timestamptz, finding text, number bigint, from_colour text, to_colour text)""";
    private static final String COPY = "copy benchmark_floor from stdin";
    private static final String STATE = "x".repeat(200);
    private static final String HASH = "\\\\x" + HexFormat.of().formatHex(new byte[32]);
    private static final int SEALED_BYTES = 12 + 16 + 40;

    private final AtomicLong number = new AtomicLong();

    void create(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
    }

    void copy(Connection connection, List<String> messages) throws SQLException, IOException {
        String now = Instant.now().toString();
        StringBuilder rows = new StringBuilder(messages.size() * 1_000);
        for (String message : messages) {
            row(rows, MessageFields.of(message), now);
        }
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(rows.toString()));
    }

    private void row(StringBuilder rows, Map<String, String> fields, String now) {
        long id = number.incrementAndGet();
        String since = fields.get("since");
        String sealed = "\\\\x" + HexFormat.of().formatHex(new byte[SEALED_BYTES]);
        add(rows, id, HASH, fields.get("idType"), 1, sealed, now, new UUID(id, id), "RED", "R04", since, since, since,
                "ZJ-2020-02", "\\N", false, STATE, "zj-cdc", fields.get("recordId"), 0, HASH, "risk-list",
                "ContactNotice", since, fields.get("observedAt"), now, finding(fields), id, "\\N");
        rows.append("RED\n");
    }

    private static String finding(Map<String, String> fields) {
        return "{\"kind\":\"ContactNotice\",\"contactWith\":\"CONFIRMED\",\"closeness\":\"CLOSE\",\"lastContactOn\":\""
                + fields.get("since") + "\",\"declared\":false,\"document\":\"" + fields.get("document") + "\"}";
    }

    private static void add(StringBuilder rows, Object... values) {
        for (Object value : values) {
            rows.append(value).append('\t');
        }
    }
}
