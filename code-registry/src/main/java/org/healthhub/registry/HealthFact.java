package org.healthhub.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.json.CanonicalJson;
import org.healthhub.registry.rules.Attributes;
import org.healthhub.registry.rules.Rule;
import org.healthhub.registry.rules.RulePack;

/** A fact of the ledger, for reading. Written by {@link LedgerTables} only. */
@Entity
@Immutable
@Table(name = "health_fact")
@IdClass(HealthFact.Key.class)
class HealthFact {
    @Id
    private String partner;
    @Id
    @Column(name = "record_id")
    private String recordId;
    @Id
    private int part;
    @Column(name = "person_id")
    private Long personId;
    @Column(name = "effective_on")
    private LocalDate effectiveOn;
    @Column(name = "observed_at")
    private Instant observedAt;
    @Column(name = "received_at")
    private Instant receivedAt;
    private String finding;

    /** The key, as JPA wants it. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        private String partner;
        private String recordId;
        private int part;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.part == part && key.partner.equals(partner)
                    && key.recordId.equals(recordId);
        }

        @Override
        public int hashCode() {
            return partner.hashCode() * 31 * 31 + recordId.hashCode() * 31 + part;
        }
    }

    protected HealthFact() {
    }

    String partner() {
        return partner;
    }

    FactView view(RulePack pack, String partnerName) {
        Finding found = CanonicalJson.readFinding(finding);
        List<String> rules = pack.rules().stream().filter(rule -> rule.isMetBy(found)).map(Rule::id).toList();
        return new FactView(found.getClass().getSimpleName(), effectiveOn, observedAt, receivedAt, partner, partnerName,
                recordId, Attributes.of(found), rules);
    }
}
