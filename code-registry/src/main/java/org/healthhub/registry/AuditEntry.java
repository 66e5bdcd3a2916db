package org.healthhub.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Who read or did what, when and what for. Only ever added. */
@Entity
@Table(name = "audit_entry")
class AuditEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Instant at;
    private String actor;
    private String action;
    @Column(name = "code_id")
    private UUID codeId;
    private String purpose;

    protected AuditEntry() {
    }

    AuditEntry(Instant at, OfficerAct act, String action, UUID codeId) {
        this.at = at;
        this.actor = act.officer();
        this.action = action;
        this.codeId = codeId;
        this.purpose = act.purpose();
    }
}
