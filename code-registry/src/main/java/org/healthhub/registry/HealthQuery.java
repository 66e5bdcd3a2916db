package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;

/**
 * Tells a partner of a person as much as its level allows and, above the colour, as the person has consented to. Every
 * question is audited with its purpose, also one that finds nobody or is refused.
 */
@ApplicationScoped
public class HealthQuery {
    /** What a partner asks for. */
    public enum Purpose { ENTRY, WORK, SCHOOL, TRANSIT, MEDICAL_CARE, DISEASE_CONTROL }

    private EntityManager entities;
    private CodeLookup codes;
    private IdentityVault vault;
    private Clock clock;

    HealthQuery() {
    }

    @Inject
    HealthQuery(CodeLookup codes, IdentityVault vault, Clock clock) {
        this.codes = codes;
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional
    public DeskOutcome<HealthAnswer> ask(HolderId holder, PartnerCode partner, Purpose purpose, Optional<UUID> consent) {
        return RegistryTrouble.unlessAway("a health query could not be answered", () -> {
            Instant now = clock.instant();
            Optional<KnownHolder> person = KnownHolder.of(entities, vault.personKey(holder));
            DisclosureLevel level = levelOf(partner);
            entities.persist(new AuditEntry(now, new OfficerAct(partner.value(), purpose.name()), "QUERY_" + level,
                    person.map(KnownHolder::codeId).orElse(null)));
            Optional<DisclosureLevel> allowed = level.needsConsent()
                    ? person.flatMap(known -> consented(consent, known, partner, now)).map(level::orLess)
                    : Optional.of(level);
            // Who has no consent learns not even whether the hub knows the person.
            if (allowed.isEmpty()) {
                return new DeskOutcome.Refused<>(ReasonCode.CONSENT_NEEDED);
            }
            if (person.isEmpty() || person.get().cancelled()) {
                return new DeskOutcome.Refused<>(ReasonCode.CODE_UNKNOWN);
            }
            return new DeskOutcome.Done<>(HealthAnswer.of(codes.read(person.get().codeId(), false).orElseThrow(),
                    allowed.get(), now));
        });
    }

    private DisclosureLevel levelOf(PartnerCode partner) {
        return DisclosureLevel.valueOf((String) entities
                .createNativeQuery("select disclosure from partner where code = :code", String.class)
                .setParameter("code", partner.value()).getSingleResult());
    }

    private Optional<DisclosureLevel> consented(Optional<UUID> consent, KnownHolder person, PartnerCode partner,
            Instant now) {
        return consent.flatMap(id -> Tuples.of(entities.createNativeQuery("""
                        select scope from consent where id = :id and person_id = :person and partner = :partner
                            and revoked_at is null and expires_at > :now""", Tuple.class)
                .setParameter("id", id).setParameter("person", person.personId())
                .setParameter("partner", partner.value()).setParameter("now", now)).stream().findFirst()
                .map(row -> DisclosureLevel.valueOf(row.get(0, String.class))));
    }
}
