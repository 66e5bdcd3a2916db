package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.healthhub.registry.intake.PartnerCode;

/** The secrets with which partners sign requests, and which requests came already. A secret is kept sealed. */
@ApplicationScoped
public class AppSecrets {
    /** How far the time of a request may be from the hub's, and so how long requests are remembered. */
    public static final Duration WINDOW = Duration.ofMinutes(5);

    private EntityManager entities;
    private IdentityVault vault;
    private Clock clock;

    AppSecrets() {
    }

    @Inject
    AppSecrets(IdentityVault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** The secret of an active partner, if one was issued. */
    @Transactional
    public Optional<String> of(PartnerCode partner) {
        return RegistryTrouble.unlessAway("an app secret could not be read", () -> CardTables.tuples(entities
                        .createNativeQuery("""
                                select app_secret_key_id, app_secret from partner
                                where code = :code and active and app_secret is not null""", Tuple.class)
                        .setParameter("code", partner.value())).stream().findFirst()
                .map(row -> vault.openText(row.get(0, Number.class).intValue(), row.get(1, byte[].class),
                        context(partner.value()))));
    }

    /** Whether a request of this partner comes for the first time within twice the window; it is remembered. */
    @Transactional
    public boolean isFirst(PartnerCode partner, String requestId) {
        return RegistryTrouble.unlessAway("a request could not be remembered", () -> {
            entities.createNativeQuery("""
                            delete from app_request where (partner, request_id) in
                                (select partner, request_id from app_request where at < :before order by at limit 100
                                for update skip locked)""")
                    .setParameter("before", clock.instant().minus(WINDOW.multipliedBy(2))).executeUpdate();
            return entities.createNativeQuery("""
                            insert into app_request (partner, request_id, at) values (:partner, :request, :at)
                            on conflict do nothing""")
                    .setParameter("partner", partner.value()).setParameter("request", requestId)
                    .setParameter("at", clock.instant()).executeUpdate() == 1;
        });
    }

    /** Issues a secret to a partner, in place of an earlier one. */
    @Transactional
    public void issue(PartnerCode partner, String secret) {
        entities.createNativeQuery("""
                        update partner set app_secret_key_id = :key, app_secret = :sealed where code = :code""")
                .setParameter("key", vault.currentKeyId())
                .setParameter("sealed", vault.seal(secret, context(partner.value())))
                .setParameter("code", partner.value()).executeUpdate();
    }

    private static byte[] context(String partner) {
        return ("app-secret:" + partner).getBytes(StandardCharsets.UTF_8);
    }
}
