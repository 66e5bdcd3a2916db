package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;

/** Codes on paper for people without a telephone. A person has one: a new one makes the lost one worthless. */
@ApplicationScoped
public class PaperCodes {
    /** What a token of a paper begins with. */
    public static final String MARK = "P.";
    private static final Duration SHORTEST = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(14);
    private static final int TOKEN_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private EntityManager entities;
    private IdentityVault vault;
    private Clock clock;

    PaperCodes() {
    }

    @Inject
    PaperCodes(IdentityVault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** A new code on paper of this person, in place of an earlier one. */
    @Transactional
    public DeskOutcome<PaperCode> issue(HolderId holder, Duration life, PartnerCode channel) {
        if (life.compareTo(SHORTEST) < 0 || life.compareTo(LONGEST) > 0) {
            return new DeskOutcome.Refused<>(ReasonCode.BAD_PAPER_PERIOD);
        }
        return RegistryTrouble.unlessAway("a code on paper could not be issued", () -> {
            Optional<KnownHolder> person = KnownHolder.of(entities, vault.personKey(holder))
                    .filter(known -> !known.cancelled());
            return person.<DeskOutcome<PaperCode>>map(known -> new DeskOutcome.Done<>(issued(known, life, channel)))
                    .orElseGet(() -> new DeskOutcome.Refused<>(ReasonCode.CODE_UNKNOWN));
        });
    }

    private PaperCode issued(KnownHolder person, Duration life, PartnerCode channel) {
        Instant now = clock.instant();
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        entities.createNativeQuery("""
                        insert into code_token (digest, person_id, expires_at, paper) values (:digest, :person, :until, true)
                        on conflict (person_id) where paper
                            do update set digest = excluded.digest, expires_at = excluded.expires_at""")
                .setParameter("digest", CodeDesk.digest(token)).setParameter("person", person.personId())
                .setParameter("until", now.plus(life)).executeUpdate();
        entities.persist(new AuditEntry(now, new OfficerAct(channel.value(), "PAPER_CODE"), "ISSUE_PAPER_CODE",
                person.codeId()));
        return new PaperCode(token, now.plus(life));
    }
}
