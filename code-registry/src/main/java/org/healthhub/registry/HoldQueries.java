package org.healthhub.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.json.CanonicalJson;
import org.healthhub.registry.rules.Rule;

/** What the desk shows of holds. Counts are of the rows that were written when the records were held. */
@ApplicationScoped
class HoldQueries {
    private static final int SAMPLE = 8;
    private static final String HOLDS = """
            select h.id, h.dimension, h.key, h.since, h.most, h.state, h.proposal, h.reason, h.proposed_by,
                h.proposed_at, h.confirmed_by, h.confirmed_at, h.done_at is not null as done,
                (select count(*) from held_record r where r.hold_id = h.id), h.key_id
            from hold h\s""";
    /** Codes by the person whom they count for: two that were merged meanwhile are one. */
    private static final String CODES = """
            from (select held.rule, held.division, coalesce(k.key, held.person_key) as person_key
                from held_code held join held_record r on r.quarantine_id = held.quarantine_id
                    left join person p on p.key = held.person_key
                    left join health_code own on own.person_id = p.id left join person k on k.id = own.merged_into
                where r.hold_id = :hold) c\s""";

    private final RulePacks packs;
    private final IdentityVault vault;
    private final Clock clock;

    HoldQueries() {
        this(null, null, null);
    }

    @Inject
    HoldQueries(RulePacks packs, IdentityVault vault, Clock clock) {
        this.packs = packs;
        this.vault = vault;
        this.clock = clock;
    }

    List<HoldView> holds(EntityManager entities, int limit) {
        return rows(entities, HOLDS + "order by h.state = 'HELD' desc, h.id desc", Optional.empty(), limit).stream()
                .map(this::view).toList();
    }

    Optional<HoldPreview> preview(EntityManager entities, long hold) {
        Optional<Long> of = Optional.of(hold);
        return rows(entities, HOLDS + "where h.id = :hold", of, 1).stream().findFirst().map(found -> {
            long persons = number(rows(entities, "select count(distinct c.person_key), 0 " + CODES, of, 1).get(0), 0);
            Tuple span = rows(entities, """
                    select min(q.received_at), max(q.received_at) from held_record r
                        join quarantine q on q.id = r.quarantine_id where r.hold_id = :hold""", of, 1).get(0);
            return new HoldPreview(view(found), persons, rules(entities, of), divisions(entities, of),
                    Optional.ofNullable(span.get(0, Instant.class)), Optional.ofNullable(span.get(1, Instant.class)),
                    hasCase(entities, of), sample(entities, of));
        });
    }

    private List<HoldPreview.OfRule> rules(EntityManager entities, Optional<Long> hold) {
        return rows(entities, "select c.rule, count(distinct c.person_key) " + CODES
                + "group by c.rule order by 2 desc, 1", hold, 50).stream().map(row -> {
                    String id = row.get(0, String.class);
                    Optional<Rule> rule = packs.inForceAt(clock.instant()).rule(id);
                    return new HoldPreview.OfRule(id, rule.map(Rule::says).orElse(""),
                            rule.map(Rule::saysEnglish).orElse(""), number(row, 1));
                }).toList();
    }

    private static List<HoldPreview.OfDivision> divisions(EntityManager entities, Optional<Long> hold) {
        return rows(entities, "select c.division, count(distinct c.person_key) " + CODES
                + "group by c.division order by 2 desc, 1", hold, 50).stream()
                .map(row -> new HoldPreview.OfDivision(Optional.ofNullable(row.get(0, String.class)), number(row, 1)))
                .toList();
    }

    /** The cast is that of the index over the documents of cases. */
    private static boolean hasCase(EntityManager entities, Optional<Long> hold) {
        return rows(entities, """
                select exists (select from health_fact f where f.kind = 'CaseReport'
                    and cast(f.finding as jsonb) ->> 'document' in
                        (select r.document from held_record r where r.hold_id = :hold)), 0""", hold, 1)
                .get(0).get(0, Boolean.class);
    }

    private List<HoldPreview.Masked> sample(EntityManager entities, Optional<Long> hold) {
        return rows(entities, """
                select q.partner || '/' || q.record_id, q.key_id, q.sealed, q.received_at from held_record r
                    join quarantine q on q.id = r.quarantine_id where r.hold_id = :hold order by q.id""", hold, SAMPLE)
                .stream().flatMap(row -> masked(read(row), row.get(3, Instant.class)).stream()).limit(SAMPLE).toList();
    }

    private List<HoldPreview.Masked> masked(HealthRecord record, Instant receivedAt) {
        return record.facts().stream().map(fact -> fact.subject()).distinct()
                .filter(Holder.class::isInstance).map(Holder.class::cast)
                .map(holder -> new HoldPreview.Masked(record.key().recordId(), Names.masked(holder.name()),
                        holder.id().type().name(), holder.id().masked(), receivedAt))
                .toList();
    }

    private HealthRecord read(Tuple row) {
        try {
            return CanonicalJson.readRecords(vault.openText((int) number(row, 1), row.get(2, byte[].class),
                    row.get(0, String.class).getBytes(StandardCharsets.UTF_8))).get(0);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a held record is not readable", e);
        }
    }

    /** What the reason of a proposal is bound to. */
    static byte[] context(long hold) {
        return ("hold/" + hold).getBytes(StandardCharsets.UTF_8);
    }

    private HoldView view(Tuple row) {
        Optional<HoldView.Proposal> proposal = Optional.ofNullable(row.get(6, String.class)).map(decision ->
                new HoldView.Proposal(HoldState.valueOf(decision), vault.openText((int) number(row, 14),
                        row.get(7, byte[].class), context(number(row, 0))), row.get(8, String.class),
                        row.get(9, Instant.class)));
        Optional<HoldView.Confirmation> confirmation = Optional.ofNullable(row.get(10, String.class))
                .map(officer -> new HoldView.Confirmation(officer, row.get(11, Instant.class)));
        return new HoldView(number(row, 0), MassDimension.valueOf(row.get(1, String.class)), row.get(2, String.class),
                row.get(3, Instant.class), (int) number(row, 4), number(row, 13),
                HoldState.valueOf(row.get(5, String.class)), proposal, confirmation, row.get(12, Boolean.class));
    }

    @SuppressWarnings("unchecked")
    private static List<Tuple> rows(EntityManager entities, String sql, Optional<Long> hold, int limit) {
        var query = entities.createNativeQuery(sql, Tuple.class).setMaxResults(limit);
        hold.ifPresent(id -> query.setParameter("hold", id));
        return query.getResultList();
    }

    private static long number(Tuple row, int column) {
        return row.get(column, Number.class).longValue();
    }
}
