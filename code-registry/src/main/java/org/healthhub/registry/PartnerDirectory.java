package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who may call. Answers from memory, at most some seconds old, so that no door pays a query per call, and so that the
 * doors still know their partners while the database is away.
 */
@ApplicationScoped
public class PartnerDirectory {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private EntityManager entities;
    private Clock clock;
    private volatile Known known = new Known(Instant.EPOCH, Map.of(), Map.of());

    private record Known(Instant readAt, Map<String, PartnerView> byCode, Map<String, String> passwordHashes) {
    }

    PartnerDirectory() {
    }

    @Inject
    PartnerDirectory(Clock clock) {
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** The active partner whose account this is. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<PartnerView> byAccount(String account) {
        return Optional.ofNullable(read().get(account));
    }

    /**
     * The active partner of this account, if this is its password. For doors that the container does not guard, which
     * hold back whoever guesses.
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<PartnerView> byPassword(String account, String password) {
        Optional<PartnerView> partner = byAccount(account);
        return partner.filter(p -> PartnerPassword.matches(known.passwordHashes().getOrDefault(account, ""), password));
    }

    /** All active partners. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Collection<PartnerView> active() {
        return read().values();
    }

    private Map<String, PartnerView> read() {
        Known now = known;
        Instant at = clock.instant();
        if (now.readAt().plus(FRESH).isAfter(at)) {
            return now.byCode();
        }
        try {
            List<Partner> active = entities
                    .createQuery("select p from Partner p where p.active = true order by p.code", Partner.class)
                    .getResultList();
            known = new Known(at, active.stream().map(Partner::view)
                    .collect(Collectors.toUnmodifiableMap(p -> p.code().value(), Function.identity())),
                    active.stream().collect(Collectors.toUnmodifiableMap(p -> p.view().code().value(),
                            Partner::passwordHash)));
        } catch (RuntimeException databaseAway) {
            if (now.byCode().isEmpty()) {
                throw new RegistryTrouble("the partner directory could not be read", databaseAway);
            }
            // Partners change seldom; a door that knows them may go on until the database is back.
            known = new Known(at, now.byCode(), now.passwordHashes());
        }
        return known.byCode();
    }
}
