package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.hibernate.Session;

/** What became of records, for the sender that asks and for the console that counts. */
@ApplicationScoped
public class IntakeLedger {
    private EntityManager entities;
    private Clock clock;

    IntakeLedger() {
    }

    @Inject
    IntakeLedger(Clock clock) {
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** What became of the record at this place of the request. */
    public record Settled(int index, String recordId, String outcome, Optional<ReasonCode> code) {
    }

    /** The outcomes so far under this tracking id, by place; those that are missing are pending. */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<Settled> outcomes(String trackingId) {
        List<Tuple> rows = RegistryTrouble.unlessAway("the outcomes could not be read", () -> entities
                .createNativeQuery("""
                        select index, record_id, outcome, reason from intake_outcome
                        where tracking_id = :id order by index""", Tuple.class)
                .setParameter("id", trackingId).getResultList());
        return rows.stream()
                .map(row -> new Settled(row.get(0, Number.class).intValue(), row.get(1, String.class),
                        row.get(2, String.class), Optional.ofNullable(row.get(3, String.class)).map(ReasonCode::valueOf)))
                .toList();
    }

    /** Counts records that were refused at a door: they never reach the registry, yet belong to the day's figures. */
    @Transactional
    public void countRefused(PartnerCode partner, PartnerSystem system, int records) {
        entities.unwrap(Session.class).doWork(connection -> {
            Rows row = new Rows("text", "text", "text", "text", "int");
            row.add(clock.instant(), partner, system.path(), "REFUSED", records);
            IntakeLedgerTables.tally(connection, row);
        });
    }
}
