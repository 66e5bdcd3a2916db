package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.healthhub.registry.intake.PartnerCode;
import org.hibernate.Session;

/** What partners prove themselves by: keys by which they sign, each signed request counting once, and passwords. */
@ApplicationScoped
public class PartnerKeys {
    /** How far a request's time may be from the hub's. */
    public static final Duration NEAR = Duration.ofMinutes(5);

    private EntityManager entities;
    private IdentityVault vault;
    private Clock clock;

    PartnerKeys() {
    }

    @Inject
    PartnerKeys(IdentityVault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** The key of an active partner, if it was given one. */
    @Transactional
    public Optional<SigningKey> of(PartnerCode partner) {
        return Optional.ofNullable(entities.find(Partner.class, partner.value()))
                .filter(Partner::isActive).flatMap(p -> p.signingKey(vault));
    }

    /**
     * Whether this is the password of an active partner's account, for doors whose callers write it into the message;
     * everywhere else the server asks.
     */
    @Transactional
    public boolean isOpenedBy(PartnerCode partner, String password) {
        return Optional.ofNullable(entities.find(Partner.class, partner.value()))
                .filter(p -> p.isActive() && p.isOpenedBy(password)).isPresent();
    }

    /** Whether a request of this moment is near enough and was not sent before; it is remembered. */
    @Transactional
    public boolean isFirst(PartnerCode partner, String nonce, Instant at) {
        Instant now = clock.instant();
        if (at.isBefore(now.minus(NEAR)) || at.isAfter(now.plus(NEAR))) {
            return false;
        }
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            // Kept twice as long as a request's time may be away, on either side.
            try (PreparedStatement old = connection.prepareStatement("delete from exchange_nonce where at < ?")) {
                old.setObject(1, now.minus(NEAR.multipliedBy(2)).atZone(HubClock.ZONE).toOffsetDateTime());
                old.executeUpdate();
            }
            try (PreparedStatement add = connection.prepareStatement(
                    "insert into exchange_nonce (partner, nonce, at) values (?, ?, ?) on conflict do nothing")) {
                add.setString(1, partner.value());
                add.setString(2, nonce);
                add.setObject(3, now.atZone(HubClock.ZONE).toOffsetDateTime());
                return add.executeUpdate() == 1;
            }
        });
    }
}
