package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.hibernate.Session;

/** What was kept aside: records that cannot be applied yet, and messages that could not be read. */
@ApplicationScoped
public class QuarantineDesk {
    private EntityManager entities;
    private IdentityVault vault;
    private PartnerDirectory partners;
    private Clock clock;

    QuarantineDesk() {
    }

    @Inject
    QuarantineDesk(IdentityVault vault, PartnerDirectory partners, Clock clock) {
        this.vault = vault;
        this.partners = partners;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** The records that are kept aside, newest first. */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<QuarantineView> open(int limit) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select id, received_at, partner, system, record_id, cause from quarantine
                        where closed_at is null order by id desc""", Tuple.class)
                .setMaxResults(limit).getResultList();
        return rows.stream().map(row -> new QuarantineView(row.get(0, Number.class).longValue(),
                row.get(1, Instant.class), row.get(2, String.class), partnerName(row.get(2, String.class)),
                PartnerSystem.ofPath(row.get(3, String.class)).orElseThrow(), row.get(4, String.class),
                ReasonCode.valueOf(row.get(5, String.class)))).toList();
    }

    /**
     * Keeps a message that could not be read from a queue: nobody waits at a queue for an answer to mend it, so the
     * hub holds it. The same message again replaces itself.
     *
     * @param recordId the record's id, or the message's where the record's could not be read
     */
    @Transactional
    public void keepUnreadable(PartnerCode partner, PartnerSystem system, String recordId, String body, ReasonCode cause) {
        entities.unwrap(Session.class).doWork(connection -> {
            Rows row = new Rows("text", "text", "text", "text", "text", "smallint", "bytea");
            byte[] context = (partner + "/" + recordId).getBytes(StandardCharsets.UTF_8);
            row.add(clock.instant(), partner, system.path(), recordId, cause.name(), vault.currentKeyId(),
                    vault.seal(body, context));
            row.execute(connection, IntakeLedgerTables.KEEP);
        });
    }

    private String partnerName(String code) {
        return partners.byAccount(code).map(PartnerView::name).orElse(code);
    }
}
