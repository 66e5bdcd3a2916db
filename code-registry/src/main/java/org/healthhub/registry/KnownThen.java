package org.healthhub.registry;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.intake.json.CanonicalJson;
import org.healthhub.registry.rules.Evidence;

/**
 * What was known of a person at a moment: what had been received, as it read until it was corrected. Of a record that
 * was corrected, one version was known at any moment.
 */
final class KnownThen {
    // A correction counts from when it replaced the earlier version, not from when it lay in the queue.
    private static final String SQL = """
            with person_then as (
                select cast(:person as bigint) as id union all
                select m.merged_person from identity_merge m where m.kept_person = :person and 'MERGED' = (
                    select s.step from identity_merge_step s where s.merge_id = m.id and s.at <= :at
                        and s.step in ('MERGED', 'UNDONE') order by s.number desc limit 1))
            select f.partner, f.record_id, f.part, f.system, f.observed_at, f.received_at, f.historical, f.finding,
                coalesce(nullif(f.person_id, :person), 0) as document, false as replaced
            from health_fact f where f.person_id in (select id from person_then) and f.received_at <= :at and not exists (
                select 1 from superseded_fact o where o.partner = f.partner and o.record_id = f.record_id
                    and o.superseded_at > :at)
            union all
            select f.partner, f.record_id, f.part, f.system, f.observed_at, f.received_at, f.historical, f.finding,
                coalesce(nullif(f.person_id, :person), 0), true
            from superseded_fact f where f.person_id in (select id from person_then) and f.received_at <= :at and f.superseded_at > :at
                and not exists (
                select 1 from superseded_fact o where o.partner = f.partner and o.record_id = f.record_id
                    and o.superseded_at > :at and o.superseded_at < f.superseded_at)""";

    private KnownThen() {
    }

    static List<KnownFact> of(EntityManager entities, long personId, Instant at) {
        return entities.createNativeQuery(SQL, Tuple.class).setParameter("person", personId).setParameter("at", at)
                .getResultStream().map(row -> fact((Tuple) row)).toList();
    }

    private static KnownFact fact(Tuple row) {
        Instant observed = row.get("observed_at", Instant.class);
        Instant received = row.get("received_at", Instant.class);
        RecordKey key = new RecordKey(new PartnerCode(row.get("partner", String.class)),
                row.get("record_id", String.class));
        Evidence evidence = new Evidence(key, row.get("part", Integer.class), observed,
                row.get("historical", Boolean.class) ? observed : received,
                CanonicalJson.readFinding(row.get("finding", String.class)),
                row.get("document", Long.class));
        return new KnownFact(evidence, PartnerSystem.ofPath(row.get("system", String.class)).orElseThrow(), received,
                row.get("replaced", Boolean.class));
    }
}
