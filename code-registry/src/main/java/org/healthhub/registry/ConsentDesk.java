package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;

/** Persons' consents to a partner's questions. Each step is audited. */
@ApplicationScoped
public class ConsentDesk {
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final String PURPOSE = "CONSENT";

    private EntityManager entities;
    private IdentityVault vault;
    private Clock clock;

    ConsentDesk() {
    }

    @Inject
    ConsentDesk(IdentityVault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps a consent, from now on. */
    @Transactional
    public DeskOutcome<ConsentView> give(ConsentRequest request) {
        return RegistryTrouble.unlessAway("a consent could not be kept", () -> {
            Optional<KnownHolder> person = KnownHolder.of(entities, vault.personKey(request.holder()));
            if (person.isEmpty()) {
                return new DeskOutcome.Refused<>(ReasonCode.CODE_UNKNOWN);
            }
            return isGood(request) ? new DeskOutcome.Done<>(kept(request, person.get()))
                    : new DeskOutcome.Refused<>(ReasonCode.BAD_CONSENT);
        });
    }

    /** The person takes it back, through the channel that gave it; what was taken back stays so. */
    @Transactional
    public DeskOutcome<ConsentView> revoke(UUID id, PartnerCode channel) {
        return RegistryTrouble.unlessAway("a consent could not be revoked", () -> {
            Instant now = clock.instant();
            int revoked = entities.createNativeQuery("""
                            update consent set revoked_at = :now where id = :id and channel = :channel
                                and revoked_at is null""")
                    .setParameter("now", now).setParameter("id", id).setParameter("channel", channel.value())
                    .executeUpdate();
            Optional<Tuple> row = Tuples.of(entities.createNativeQuery("""
                            select c.partner, c.scope, c.expires_at, c.revoked_at, h.code_id
                            from consent c join health_code h on h.person_id = c.person_id
                            where c.id = :id and c.channel = :channel""", Tuple.class)
                    .setParameter("id", id).setParameter("channel", channel.value())).stream().findFirst();
            if (row.isPresent() && revoked > 0) {
                audit(channel, "REVOKE_CONSENT", row.get().get(4, UUID.class), now);
            }
            return row.<DeskOutcome<ConsentView>>map(found -> new DeskOutcome.Done<>(new ConsentView(id,
                            found.get(0, String.class), DisclosureLevel.valueOf(found.get(1, String.class)),
                            found.get(2, Instant.class), Optional.of(found.get(3, Instant.class)))))
                    .orElseGet(() -> new DeskOutcome.Refused<>(ReasonCode.CONSENT_UNKNOWN));
        });
    }

    private boolean isGood(ConsentRequest request) {
        Instant now = clock.instant();
        boolean lives = request.life().compareTo(Duration.ZERO) > 0 && request.life().compareTo(LONGEST) <= 0;
        boolean fresh = request.provenAt().isAfter(now.minus(FRESH)) && !request.provenAt().isAfter(now.plus(FRESH));
        return lives && fresh && !entities.createNativeQuery("""
                        select 1 from partner where code = :code and active and 'query' = any (grants)""")
                .setParameter("code", request.partner().value()).getResultList().isEmpty();
    }

    private ConsentView kept(ConsentRequest request, KnownHolder person) {
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        Instant expires = now.plus(request.life());
        entities.createNativeQuery("""
                        insert into consent (id, person_id, partner, channel, scope, proof, proven_at, given_at, expires_at)
                        values (:id, :person, :partner, :channel, :scope, :proof, :proven, :now, :expires)""")
                .setParameter("id", id).setParameter("person", person.personId())
                .setParameter("partner", request.partner().value())
                .setParameter("channel", request.channel().value()).setParameter("scope", request.scope().name())
                .setParameter("proof", request.proof().name()).setParameter("proven", request.provenAt())
                .setParameter("now", now).setParameter("expires", expires).executeUpdate();
        audit(request.channel(), "GIVE_CONSENT", person.codeId(), now);
        return new ConsentView(id, request.partner().value(), request.scope(), expires, Optional.empty());
    }

    private void audit(PartnerCode channel, String action, UUID codeId, Instant now) {
        entities.persist(new AuditEntry(now, new OfficerAct(channel.value(), PURPOSE), action, codeId));
    }
}
