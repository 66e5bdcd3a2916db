package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.RulePack;
import org.hibernate.Session;

/**
 * Where officers keep the versions of the rules: write a draft, compare, propose, and decide on what another proposed.
 * Each act is one audited transaction. What was ever in force is never changed.
 */
@ApplicationScoped
public class RulePackDesk {
    /** Of a document in bytes of UTF-8, however it is handed in. */
    public static final int LARGEST_DOCUMENT = 1 << 20;

    private EntityManager entities;
    private RulePacks packs;
    private Clock clock;

    RulePackDesk() {
    }

    @Inject
    RulePackDesk(RulePacks packs, Clock clock) {
        this.packs = packs;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** All versions, the newest first. */
    @Transactional
    public List<PackVersion> versions() {
        return asking(tables -> {
            PackTimeline timeline = timeline(tables);
            return tables.all().stream().map(timeline::version).toList();
        });
    }

    @Transactional
    public Optional<PackView> version(String name) {
        return asking(tables -> {
            PackTimeline timeline = timeline(tables);
            return tables.find(name).map(row -> {
                RulePack pack = RulePackFile.parse(row.document());
                return new PackView(timeline.version(row), pack, new PackText(row.document()).lists(),
                        RulePackFile.defects(pack), row.document());
            });
        });
    }

    /** In what the later version differs; empty if one of them is not stored. */
    @Transactional
    public Optional<PackDifference> difference(String from, String to) {
        return asking(tables -> {
            Optional<RulePackTables.Row> before = tables.find(from);
            Optional<RulePackTables.Row> after = tables.find(to);
            return before.isEmpty() || after.isEmpty() ? Optional.empty() : Optional.of(new PackDifference(from, to,
                    new PackText(before.get().document()).differencesTo(new PackText(after.get().document()))));
        });
    }

    /** Stores a draft under the name that it gives itself, in place of an earlier draft of this name. */
    @Transactional
    public DraftOutcome store(String document, String officer) {
        return store(() -> PackDraft.read(document), officer);
    }

    /** The same from a file, YAML or JSON in UTF-8. */
    @Transactional
    public DraftOutcome store(byte[] file, String officer) {
        return store(() -> PackDraft.read(file), officer);
    }

    /** Asks for a pack to come into force; the refusal, if it is refused. */
    @Transactional
    public Optional<ReasonCode> propose(PackProposal proposal, String officer) {
        return asking(tables -> {
            Optional<RulePackTables.Row> row = tables.lock(proposal.pack());
            Optional<ReasonCode> refusal = row.isEmpty() ? Optional.of(ReasonCode.PACK_UNKNOWN)
                    : new ProposalCheck(row.get(), timeline(tables), clock.instant()).obstacle(proposal, tables);
            if (refusal.isEmpty()) {
                tables.propose(proposal, clock.instant(), officer);
                audit(officer, "PACK_PROPOSE", proposal.pack());
            }
            return refusal;
        });
    }

    /**
     * Puts in force what another officer proposed: from its moment on, or from now on if that has passed. The pack that
     * was in force ends at that moment.
     */
    @Transactional
    public Optional<ReasonCode> confirm(String pack, String officer) {
        return decide(pack, officer, PackActivation.State.CONFIRMED, "PACK_CONFIRM");
    }

    /** Turns down what another officer proposed. */
    @Transactional
    public Optional<ReasonCode> reject(String pack, String officer) {
        return decide(pack, officer, PackActivation.State.REJECTED, "PACK_REJECT");
    }

    /** Takes an own proposal back, or gives a draft up. */
    @Transactional
    public Optional<ReasonCode> withdraw(String name, String officer) {
        return asking(tables -> {
            Optional<RulePackTables.Row> row = tables.lock(name);
            if (row.isEmpty()) {
                return Optional.of(ReasonCode.PACK_UNKNOWN);
            }
            PackTimeline timeline = timeline(tables);
            Optional<PackActivation> proposal = timeline.proposalOf(name);
            if (proposal.flatMap(PackActivation::proposedBy).filter(by -> !by.equals(officer)).isPresent()) {
                return Optional.of(ReasonCode.SECOND_OFFICER_NEEDED);
            }
            if (proposal.isPresent()) {
                tables.decide(proposal.get().id(), PackActivation.State.WITHDRAWN, proposal.get().inForceFrom(),
                        clock.instant(), officer);
            } else if (timeline.wasConfirmed(name)) {
                return Optional.of(ReasonCode.PACK_NOT_A_DRAFT);
            } else {
                tables.withdraw(name, clock.instant(), officer);
            }
            audit(officer, "PACK_WITHDRAW", name);
            return Optional.empty();
        });
    }

    /** Withdraws what was confirmed and has not begun; one officer can, with a reason. The pack is a draft again. */
    @Transactional
    public Optional<ReasonCode> revoke(String name, String reason, String officer) {
        if (!ProposalCheck.isSaid(reason)) {
            return Optional.of(ReasonCode.GROUND_MISSING);
        }
        return asking(tables -> {
            if (tables.lock(name).isEmpty()) {
                return Optional.of(ReasonCode.PACK_UNKNOWN);
            }
            Optional<PackActivation> awaited = timeline(tables).awaited(name);
            if (awaited.isEmpty()) {
                return Optional.of(ReasonCode.PACK_NOT_AWAITED);
            }
            tables.revoke(awaited.get().id(), reason.strip(), clock.instant(), officer);
            audit(officer, "PACK_REVOKE", name);
            HubLog.LOG.packRevoked(officer, name, awaited.get().inForceFrom().toString());
            packs.lookAgain();
            return Optional.empty();
        });
    }

    private DraftOutcome store(Supplier<PackDraft> reading, String officer) {
        PackDraft draft;
        try {
            draft = reading.get();
        } catch (IllegalArgumentException unreadable) {
            return new DraftOutcome.Refused(ReasonCode.PACK_UNREADABLE, unreadable.getMessage());
        }
        String name = draft.pack().name();
        return asking(tables -> {
            boolean isNew = tables.lock(name).isEmpty();
            PackTimeline timeline = timeline(tables);
            if (!isNew && (timeline.wasConfirmed(name) || timeline.proposalOf(name).isPresent())) {
                return new DraftOutcome.Refused(ReasonCode.PACK_NOT_A_DRAFT, name);
            }
            tables.put(name, draft.text(), clock.instant(), officer);
            audit(officer, "PACK_STORE", name);
            return new DraftOutcome.Stored(name, RulePackFile.defects(draft.pack()));
        });
    }

    private Optional<ReasonCode> decide(String pack, String officer, PackActivation.State decision, String action) {
        return asking(tables -> {
            Optional<RulePackTables.Row> row = tables.lock(pack);
            if (row.isEmpty()) {
                return Optional.of(ReasonCode.PACK_UNKNOWN);
            }
            Optional<PackActivation> proposal = timeline(tables).proposalOf(pack);
            if (proposal.isEmpty()) {
                return Optional.of(ReasonCode.PACK_NOT_PROPOSED);
            }
            Optional<ReasonCode> obstacle = TwoOfficers.RULE_PACK.obstacle(proposal.get().proposedBy().orElse(""), officer);
            if (obstacle.isPresent()) {
                return obstacle;
            }
            Instant now = clock.instant();
            Instant from = proposal.get().inForceFrom().isBefore(now) ? now : proposal.get().inForceFrom();
            boolean confirms = decision == PackActivation.State.CONFIRMED;
            if (confirms && !RulePackFile.parse(row.get().document())
                    .isInForceOn(LocalDate.ofInstant(from, clock.getZone()))) {
                return Optional.of(ReasonCode.BAD_IN_FORCE_DATE);
            }
            tables.decide(proposal.get().id(), decision, from, now, officer);
            audit(officer, action, pack);
            if (confirms) {
                HubLog.LOG.packConfirmed(officer, pack, from.toString());
                packs.lookAgain();
            }
            return Optional.empty();
        });
    }

    private PackTimeline timeline(RulePackTables tables) throws SQLException {
        return new PackTimeline(tables.activations(), clock.instant());
    }

    private void audit(String officer, String action, String pack) {
        entities.persist(new AuditEntry(clock.instant(), new OfficerAct(officer, pack), action, null));
    }

    private interface Question<T> {
        T ask(RulePackTables tables) throws SQLException;
    }

    private <T> T asking(Question<T> question) {
        return entities.unwrap(Session.class).doReturningWork(connection -> question.ask(new RulePackTables(connection)));
    }
}
