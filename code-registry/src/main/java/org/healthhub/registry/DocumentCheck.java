package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.PartnerCode;

/** Verifies people who show a document, as they have no telephone. Each question is audited with its purpose. */
@ApplicationScoped
public class DocumentCheck {
    private EntityManager entities;
    private CodeDesk codes;
    private IdentityVault vault;
    private Clock clock;

    DocumentCheck() {
    }

    @Inject
    DocumentCheck(CodeDesk codes, IdentityVault vault, Clock clock) {
        this.codes = codes;
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** What a checkpoint may know of whoever has this document, the same as of a token. */
    @Transactional
    public VerifiedCode verify(HolderId holder, PartnerCode partner, String purpose) {
        return RegistryTrouble.unlessAway("a document could not be verified", () -> {
            entities.persist(new AuditEntry(clock.instant(), new OfficerAct(partner.value(), purpose), "VERIFY_DOCUMENT",
                    KnownHolder.of(entities, vault.personKey(holder)).map(KnownHolder::codeId).orElse(null)));
            return codes.verify(holder);
        });
    }
}
