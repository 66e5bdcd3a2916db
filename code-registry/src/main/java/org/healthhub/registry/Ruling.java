package org.healthhub.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.rules.RulePack;

/** A ruling from its proposal to its decision, which takes an officer of another body to confirm. */
@Entity
@Table(name = "ruling")
class Ruling {
    private static final Duration OPEN_FOR = Duration.ofDays(3);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "person_id")
    private long personId;
    @Column(name = "code_id")
    private UUID codeId;
    private String rule;
    @Enumerated(EnumType.STRING)
    private Finding.RulingKind kind;
    @Column(name = "begins_on")
    private LocalDate beginsOn;
    @Column(name = "ends_on")
    private LocalDate endsOn;
    private String document;
    @Column(name = "key_id")
    private short keyId;
    private byte[] ground;
    @Column(name = "appeal_id")
    private UUID appealId;
    @Column(name = "proposed_by")
    private String proposedBy;
    @Column(name = "proposed_body")
    private String proposedBody;
    @Column(name = "proposed_at")
    private Instant proposedAt;
    @Column(name = "expires_at")
    private Instant expiresAt;
    @Enumerated(EnumType.STRING)
    private RulingState outcome;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "decided_body")
    private String decidedBody;
    @Column(name = "decided_at")
    private Instant decidedAt;
    @Column(name = "rejection_key_id")
    private Short rejectionKeyId;
    private byte[] rejection;

    protected Ruling() {
    }

    Ruling(HealthCode code, RulingProposal proposal, Officer officer, Instant now, IdentityVault vault) {
        this.personId = code.personId();
        this.codeId = code.codeId();
        this.rule = proposal.rule();
        this.kind = proposal.kind();
        this.beginsOn = proposal.from();
        this.endsOn = proposal.until();
        this.document = proposal.document();
        this.keyId = (short) vault.currentKeyId();
        this.ground = vault.seal(proposal.ground(), context());
        this.appealId = proposal.appeal().orElse(null);
        this.proposedBy = officer.name();
        this.proposedBody = officer.body().orElseThrow();
        this.proposedAt = now;
        this.expiresAt = now.plus(OPEN_FOR);
    }

    long personId() {
        return personId;
    }

    UUID codeId() {
        return codeId;
    }

    /** Why nobody can decide on it any more, if that is so. */
    Optional<ReasonCode> closed(Instant now) {
        return switch (state(now)) {
            case OPEN -> Optional.empty();
            case EXPIRED -> Optional.of(ReasonCode.RULING_EXPIRED);
            case CONFIRMED, REJECTED -> Optional.of(ReasonCode.RULING_DECIDED);
        };
    }

    /** Why this officer may not confirm it now, if that is so. */
    Optional<ReasonCode> hindrance(Optional<Officer> officer, RulePack inForce, Instant now, LocalDate today) {
        Optional<ReasonCode> closed = closed(now);
        if (closed.isPresent()) {
            return closed;
        }
        Optional<ReasonCode> notTwo = officer.isEmpty() ? Optional.of(ReasonCode.SAME_BODY)
                : TwoOfficers.RULING.obstacle(new TwoOfficers.Signer(proposedBy, Optional.of(proposedBody)),
                        officer.get().signer());
        if (notTwo.isPresent()) {
            return notTwo;
        }
        if (inForce.rule(rule).isEmpty()) {
            return Optional.of(ReasonCode.RULE_NOT_IN_FORCE);
        }
        return endsOn.isAfter(today) ? Optional.empty() : Optional.of(ReasonCode.BAD_RULING_PERIOD);
    }

    /** @return the fact that it has become, about this holder */
    HealthRecord confirm(Officer officer, Holder holder, Instant now) {
        decide(RulingState.CONFIRMED, officer, now);
        return new HealthRecord(new RecordKey(PartnerCode.OFFICERS, String.valueOf(id)), PartnerSystem.OFFICERS, now,
                List.of(new Fact(holder, new Finding.OfficerRuling(rule, kind, beginsOn, endsOn, document))),
                Arrival.at(now));
    }

    void reject(Officer officer, String reason, Instant now, IdentityVault vault) {
        decide(RulingState.REJECTED, officer, now);
        rejectionKeyId = (short) vault.currentKeyId();
        rejection = vault.seal(reason, context());
    }

    RulingView view(Instant now) {
        return new RulingView(id, codeId, rule, kind, beginsOn, endsOn, document, proposedBy, proposedBody, proposedAt,
                expiresAt, state(now), Optional.ofNullable(decidedBy).orElse(""),
                Optional.ofNullable(decidedBody).orElse(""), Optional.ofNullable(decidedAt),
                Optional.ofNullable(appealId));
    }

    RulingPaper paper(Optional<ReasonCode> hindrance, RulePack inForce, Instant now, IdentityVault vault) {
        return new RulingPaper(view(now), inForce.rule(rule), vault.openText(keyId, ground, context()),
                rejection == null ? "" : vault.openText(rejectionKeyId, rejection, context()), hindrance);
    }

    private RulingState state(Instant now) {
        return outcome != null ? outcome : now.isBefore(expiresAt) ? RulingState.OPEN : RulingState.EXPIRED;
    }

    private void decide(RulingState how, Officer officer, Instant now) {
        outcome = how;
        decidedBy = officer.name();
        decidedBody = officer.body().orElse("");
        decidedAt = now;
    }

    private byte[] context() {
        return ("ruling about " + codeId).getBytes(StandardCharsets.UTF_8);
    }
}
