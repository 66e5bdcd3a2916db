package org.healthhub.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.rules.Verdict;

/** An appeal from its opening to the reply. What the person says and is told is sealed. */
@Entity
@Table(name = "appeal")
class Appeal {
    @Id
    private UUID id;
    @Column(name = "person_id")
    private long personId;
    @Column(name = "code_id")
    private UUID codeId;
    private String channel;
    @Column(name = "record_id")
    private String recordId;
    @Enumerated(EnumType.STRING)
    private Colour colour;
    private String[] rules;
    private String[] sources;
    private String division;
    @Column(name = "key_id")
    private short keyId;
    private byte[] sealed;
    @Column(name = "opened_at")
    private Instant openedAt;
    @Column(name = "due_at")
    private Instant dueAt;
    @Enumerated(EnumType.STRING)
    private AppealState state;
    @Column(name = "taken_by")
    private String takenBy;
    @Column(name = "decided_by")
    private String decidedBy;
    @Column(name = "decided_at")
    private Instant decidedAt;
    private String remedy;
    @Column(name = "reply_key_id")
    private Short replyKeyId;
    private byte[] reply;

    protected Appeal() {
    }

    /** Where an appeal goes, and by when it is answered. */
    record Routing(List<String> sources, String division, Instant dueAt) {
    }

    Appeal(HealthCode code, Verdict verdict, AppealRequest request, Routing routing, Instant now, IdentityVault vault) {
        this.id = UUID.randomUUID();
        this.personId = code.personId();
        this.codeId = code.codeId();
        this.channel = request.channel().value();
        this.recordId = request.recordId().orElse(null);
        this.colour = verdict.colour();
        this.rules = verdict.reasons().stream().map(Verdict.Reason::rule).distinct().toArray(String[]::new);
        this.sources = routing.sources().toArray(String[]::new);
        this.division = routing.division();
        this.keyId = (short) vault.currentKeyId();
        this.sealed = vault.seal(request.contact() + "\n" + request.statement(), context());
        this.openedAt = now;
        this.dueAt = routing.dueAt();
        this.state = AppealState.OPEN;
    }

    UUID codeId() {
        return codeId;
    }

    long personId() {
        return personId;
    }

    Instant openedAt() {
        return openedAt;
    }

    AppealState state() {
        return state;
    }

    boolean isOf(String partner) {
        return channel.equals(partner);
    }

    boolean isTakenBy(String officer) {
        return state == AppealState.IN_REVIEW && officer.equals(takenBy);
    }

    /** An officer takes it on, also from another who had it. */
    void take(String officer) {
        state = AppealState.IN_REVIEW;
        takenBy = officer;
    }

    void decide(AppealDecision decision, String officer, Instant now, IdentityVault vault) {
        state = decision.upheld() ? AppealState.UPHELD : AppealState.REFUSED;
        decidedBy = officer;
        decidedAt = now;
        remedy = decision.upheld() ? decision.remedy() : null;
        replyKeyId = (short) vault.currentKeyId();
        reply = vault.seal(decision.reply(), context());
    }

    void withdraw(Instant now) {
        state = AppealState.WITHDRAWN;
        decidedBy = channel;
        decidedAt = now;
    }

    AppealTicket ticket(Instant now, IdentityVault vault) {
        return new AppealTicket(id, state, dueAt, isOverdue(now), division, Optional.ofNullable(decidedAt),
                Optional.of(reply(vault)).filter(text -> !text.isEmpty()));
    }

    AppealView view(Instant now) {
        return new AppealView(id, codeId, channel, text(recordId), colour, List.of(rules), List.of(sources), division,
                openedAt, dueAt, isOverdue(now), state, text(takenBy), text(decidedBy), Optional.ofNullable(decidedAt),
                text(remedy));
    }

    AppealPaper paper(Instant now, IdentityVault vault) {
        String[] said = vault.openText(keyId, sealed, context()).split("\n", 2);
        return new AppealPaper(view(now), said[1], said[0], reply(vault));
    }

    private String reply(IdentityVault vault) {
        return reply == null ? "" : vault.openText(replyKeyId, reply, context());
    }

    private boolean isOverdue(Instant now) {
        return state.isPending() && now.isAfter(dueAt);
    }

    private static String text(String absentOrNot) {
        return absentOrNot == null ? "" : absentOrNot;
    }

    private byte[] context() {
        return ("appeal " + id).getBytes(StandardCharsets.UTF_8);
    }
}
