package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Who read or did what: to look through, to seal, and to prove that nobody changed it. */
@ApplicationScoped
public class AuditTrail {
    private static final int SEALED_AT_ONCE = 5_000;

    private EntityManager entities;
    private Clock clock;

    AuditTrail() {
    }

    @Inject
    AuditTrail(Clock clock) {
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** The acts that are asked for with an id below this, newest first. */
    @Transactional
    public List<AuditView> entries(AuditFilter filter, long before, int limit) {
        Map<String, Object> values = new HashMap<>(Map.of("before", before));
        String sql = "select id, at, actor, action, code_id, purpose, seal from audit_entry where "
                + String.join(" and ", conditions(filter, values)) + " order by id desc";
        Query query = entities.createNativeQuery(sql, Tuple.class).setMaxResults(limit);
        values.forEach(query::setParameter);
        return Tuples.of(query).stream().map(AuditTrail::view).toList();
    }

    /**
     * Seals what nobody sealed yet.
     *
     * @return whether there may be more
     */
    @Transactional
    public boolean seal() {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            AuditSeals seals = new AuditSeals(connection);
            AuditSeals.Seal before = seals.last();
            Optional<AuditSeals.Seal> sealed = seals.seal(clock.instant(), SEALED_AT_ONCE);
            // Outside the database too, once a day: who cuts off the end of the trail cannot cut off the log with it.
            sealed.filter(seal -> !dayOf(seal.at()).equals(dayOf(before.at()))).ifPresent(seal ->
                    HubLog.LOG.auditSealed(seal.number(), HexFormat.of().formatHex(seal.digest())));
            return sealed.filter(seal -> seal.entries() == SEALED_AT_ONCE).isPresent();
        });
    }

    /** Reads the whole trail again and compares it with its seals. That it was asked for is audited. */
    @Transactional
    public AuditProof prove(OfficerAct act) {
        AuditProof proof = entities.unwrap(Session.class)
                .doReturningWork(connection -> new AuditSeals(connection).prove());
        entities.persist(new AuditEntry(clock.instant(), act, "PROVE_AUDIT", null));
        proof.broken().ifPresent(HubLog.LOG::auditBroken);
        return proof;
    }

    private List<String> conditions(AuditFilter filter, Map<String, Object> values) {
        List<String> conditions = new ArrayList<>(List.of("id < :before"));
        filter.actor().ifPresent(actor -> {
            conditions.add("actor = :actor");
            values.put("actor", actor);
        });
        filter.action().ifPresent(action -> {
            conditions.add("split_part(action, ' ', 1) = :action");
            values.put("action", action);
        });
        filter.codeId().ifPresent(code -> {
            conditions.add("code_id = :code");
            values.put("code", code);
        });
        filter.from().ifPresent(day -> {
            conditions.add("at >= :from");
            values.put("from", day.atStartOfDay(clock.getZone()).toInstant());
        });
        filter.to().ifPresent(day -> {
            conditions.add("at < :to");
            values.put("to", day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        });
        return conditions;
    }

    private LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, clock.getZone());
    }

    private static AuditView view(Tuple row) {
        return new AuditView(row.get(0, Number.class).longValue(), row.get(1, Instant.class), row.get(2, String.class),
                row.get(3, String.class), Optional.ofNullable(row.get(4, UUID.class)), row.get(5, String.class),
                Optional.ofNullable(row.get(6, Number.class)).map(Number::longValue));
    }
}
