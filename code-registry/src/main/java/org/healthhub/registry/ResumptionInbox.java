package org.healthhub.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.healthhub.registry.intake.PartnerSystem;

/** Notes in the transaction of the facts which records of the resumption platform came, so that no application is missed. */
final class ResumptionInbox {
    private final Connection connection;

    ResumptionInbox(Connection connection) {
        this.connection = connection;
    }

    /** Costs nothing where there is none. */
    void note(Collection<BatchRecord> taken) throws SQLException {
        Rows records = new Rows("text", "text");
        taken.stream().filter(record -> record.record().system() == PartnerSystem.RESUMPTION)
                .forEach(record -> records.add(record.key().partner(), record.key().recordId()));
        // An update, not nothing: it waits for a review that has the row in hand and did not see these facts.
        records.execute(connection, """
                insert into resumption_inbox (partner, record_id)
                select * from unnest(?::text[], ?::text[]) order by 1, 2
                on conflict (partner, record_id) do update set noted_at = excluded.noted_at""");
    }
}
