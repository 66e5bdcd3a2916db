package org.healthhub.registry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.rules.RulePack;
import org.healthhub.registry.rules.Verdict;

/** The statements that write codes, and append their changes to the history under numbers without gaps. */
final class CodeTables {
    private final Connection connection;

    CodeTables(Connection connection) {
        this.connection = connection;
    }

    /** Writes the codes of all that were settled. */
    void write(Collection<KnownPerson> settled, RulePack folded) throws SQLException {
        String values = """
                unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::boolean[], ?::text[], ?::text[], ?::text[]) u (id, code, colour, rule, since, until,
                    review, pack, division, cancelled, state, base, status)""";
        codes(settled, false, folded).execute(connection, """
                insert into health_code (person_id, code_id, colour, rule, since, until, review_on, rule_pack, division,
                    cancelled, state, fold_base, status, updated_at)
                select id, code::uuid, colour, rule, since::date, until::date, review::date, pack, division, cancelled,
                    state, base, status, now() from\s""" + values);
        codes(settled, true, folded).execute(connection, """
                update health_code c set colour = u.colour, rule = u.rule, since = u.since::date, until = u.until::date,
                    review_on = u.review::date, rule_pack = u.pack, division = u.division, cancelled = u.cancelled,
                    state = u.state, fold_base = coalesce(u.base, c.fold_base), status = u.status, updated_at = now()
                from\s""" + values + " where c.person_id = u.id");
    }

    private Rows codes(Collection<KnownPerson> settled, boolean stored, RulePack folded) {
        Rows codes = new Rows("bigint", "text", "text", "text", "text", "text", "text", "text", "text", "boolean", "text",
                "text", "text");
        settled.stream().filter(person -> person.isStored() == stored).forEach(person -> {
            Verdict verdict = person.verdict().orElseThrow();
            codes.add(person.id(), person.codeId(), verdict.colour(), verdict.rule(), verdict.since(), verdict.until(),
                    person.nextChange(), person.state().pack(), person.state().whereabouts(), verdict.cancelled(),
                    FoldedState.write(person.state()), person.newBase(folded).map(FoldedState::write),
                    person.shown().status());
        });
        return codes;
    }

    /** Appends changes to the history under the next numbers. */
    void append(List<KnownPerson.Change> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        long last;
        // Held until the commit: numbers become visible in order and without gaps.
        try (PreparedStatement counter = connection.prepareStatement(
                "update change_counter set last = last + ? returning last")) {
            counter.setInt(1, changes.size());
            try (ResultSet row = counter.executeQuery()) {
                row.next();
                last = row.getLong(1);
            }
        }
        Rows rows = new Rows("bigint", "bigint", "text", "text", "text", "text", "text", "text", "text", "text", "text",
                "text", "text", "text", "text", "text");
        long number = last - changes.size();
        for (KnownPerson.Change change : changes) {
            Verdict verdict = change.verdict();
            rows.add(++number, change.person().id(), change.person().codeId(), change.at(), change.from(),
                    verdict.colour(), verdict.rule(), change.rulePack(), verdict.since(), verdict.until(),
                    change.division(), change.cause().map(RecordKey::partner), change.cause().map(RecordKey::recordId),
                    change.status(), change.joint().mergedInto(), change.joint().partedFrom());
        }
        rows.execute(connection, """
                insert into code_change (number, person_id, code_id, at, from_colour, to_colour, rule, rule_pack, since,
                    until, division, partner, record_id, status, merged_into, parted_from)
                select a, b, c::uuid, d::timestamptz, e, f, g, h, i::date, j::date, k, l, m, n, o::uuid, p::uuid
                from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    u (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p)""");
    }
}
