package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.HolderState;
import org.healthhub.registry.rules.RulePack;
import org.healthhub.registry.rules.Verdict;

/**
 * Appeals of persons against a colour. A channel opens one and is given the reply; officers take it on and decide. To
 * uphold one changes no colour: what does so is the ruling or the correction that it names.
 */
@ApplicationScoped
public class AppealDesk {
    private static final String PURPOSE = "APPEAL";

    private EntityManager entities;
    private RulePacks packs;
    private IdentityVault vault;
    private Clock clock;
    private AppealRouting routing;

    AppealDesk() {
    }

    @Inject
    AppealDesk(RulePacks packs, IdentityVault vault, Clock clock) {
        this.packs = packs;
        this.vault = vault;
        this.clock = clock;
        this.routing = new AppealRouting(WorkingDays.announced(), clock.getZone());
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** Opens an appeal against the person's present colour; while one is open, that one is given. */
    @Transactional
    public DeskOutcome<AppealTicket> open(AppealRequest request) {
        return RegistryTrouble.unlessAway("an appeal could not be opened", () -> {
            Optional<HealthCode> code = lockedCode(request.holder());
            if (code.isEmpty()) {
                return new DeskOutcome.Refused<>(ReasonCode.CODE_UNKNOWN);
            }
            Optional<Appeal> pending = pendingOf(code.get().personId());
            if (pending.isPresent()) {
                return new DeskOutcome.Done<>(pending.get().ticket(clock.instant(), vault));
            }
            List<String> named = request.recordId().map(id -> partnersOf(code.get().personId(), id)).orElse(List.of());
            return request.recordId().isPresent() && named.isEmpty()
                    ? new DeskOutcome.Refused<>(ReasonCode.APPEAL_RECORD_UNKNOWN) : opened(code.get(), request, named);
        });
    }

    /** What became of an appeal, for the channel that opened it. */
    @Transactional
    public DeskOutcome<AppealTicket> status(UUID id, PartnerCode channel) {
        return RegistryTrouble.unlessAway("an appeal could not be read", () -> Optional
                .ofNullable(entities.find(Appeal.class, id)).filter(appeal -> appeal.isOf(channel.value()))
                .<DeskOutcome<AppealTicket>>map(appeal -> new DeskOutcome.Done<>(appeal.ticket(clock.instant(), vault)))
                .orElseGet(() -> new DeskOutcome.Refused<>(ReasonCode.APPEAL_UNKNOWN)));
    }

    /** The person takes the appeal back, by the channel that opened it. */
    @Transactional
    public DeskOutcome<AppealTicket> withdraw(UUID id, PartnerCode channel) {
        return RegistryTrouble.unlessAway("an appeal could not be withdrawn", () -> {
            Optional<Appeal> found = locked(id).filter(appeal -> appeal.isOf(channel.value()));
            Optional<ReasonCode> refusal = closed(found);
            if (refusal.isPresent()) {
                return new DeskOutcome.Refused<>(refusal.get());
            }
            found.get().withdraw(clock.instant());
            audit(found.get(), new OfficerAct(channel.value(), PURPOSE), "WITHDRAW_APPEAL");
            return new DeskOutcome.Done<>(found.get().ticket(clock.instant(), vault));
        });
    }

    /** Appeals in the order in which they are due, so that overdue ones come first; decided ones newest first. */
    @Transactional
    public List<AppealView> list(AppealFilter filter, int limit) {
        Instant now = clock.instant();
        List<AppealState> states = filter.state().map(List::of)
                .orElse(List.of(AppealState.OPEN, AppealState.IN_REVIEW));
        boolean pending = states.stream().allMatch(AppealState::isPending);
        return entities.createQuery("""
                        select a from Appeal a where a.state in :states and a.division like :division
                            and (:any = true or a.dueAt < :now)
                        order by """ + (pending ? " a.dueAt, a.openedAt" : " a.decidedAt desc"), Appeal.class)
                .setParameter("states", states).setParameter("division", filter.division() + "%")
                .setParameter("any", !filter.overdueOnly()).setParameter("now", now).setMaxResults(limit)
                .getResultStream().map(appeal -> appeal.view(now)).toList();
    }

    /** An appeal in full. */
    @Transactional
    public Optional<AppealPaper> paper(UUID id, OfficerAct act) {
        Optional<Appeal> found = Optional.ofNullable(entities.find(Appeal.class, id));
        found.ifPresent(appeal -> audit(appeal, act, "READ_APPEAL"));
        return found.map(appeal -> appeal.paper(clock.instant(), vault));
    }

    /** An officer takes an appeal on, also from a colleague who had it. */
    @Transactional
    public DeskOutcome<AppealView> take(UUID id, OfficerAct act) {
        Optional<Appeal> found = locked(id);
        Optional<ReasonCode> refusal = closed(found);
        if (refusal.isPresent()) {
            return new DeskOutcome.Refused<>(refusal.get());
        }
        found.get().take(act.officer());
        return done(found.get(), act, "TAKE_APPEAL");
    }

    /** The officer who has taken it on decides it, with a reply to the person. */
    @Transactional
    public DeskOutcome<AppealView> decide(UUID id, AppealDecision decision, OfficerAct act) {
        Optional<Appeal> found = locked(id);
        Optional<ReasonCode> refusal = closed(found).or(() -> defect(found.get(), decision, act));
        if (refusal.isPresent()) {
            return new DeskOutcome.Refused<>(refusal.get());
        }
        found.get().decide(decision, act.officer(), clock.instant(), vault);
        return done(found.get(), act, decision.upheld() ? "UPHOLD_APPEAL" : "REFUSE_APPEAL");
    }

    private DeskOutcome<AppealTicket> opened(HealthCode code, AppealRequest request, List<String> named) {
        Instant now = clock.instant();
        HolderState state = code.state();
        RulePack pack = packs.named(state.pack()).orElseThrow();
        Verdict verdict = pack.verdict(state, LocalDate.ofInstant(now, clock.getZone()));
        Appeal appeal = new Appeal(code, verdict, request,
                routing.of(state, verdict, request.holder(), named, now), now, vault);
        entities.persist(appeal);
        audit(appeal, new OfficerAct(request.channel().value(), PURPOSE), "OPEN_APPEAL");
        return new DeskOutcome.Done<>(appeal.ticket(now, vault));
    }

    private Optional<ReasonCode> defect(Appeal appeal, AppealDecision decision, OfficerAct act) {
        if (!appeal.isTakenBy(act.officer())) {
            return Optional.of(ReasonCode.APPEAL_NOT_TAKEN);
        }
        if (!RulingProposal.isTold(decision.reply(), AppealDecision.LONGEST_REPLY)) {
            return Optional.of(ReasonCode.REPLY_MISSING);
        }
        return !decision.upheld() || followed(appeal, decision.remedy()) ? Optional.empty()
                : Optional.of(ReasonCode.REMEDY_MISSING);
    }

    /** Whether this ruling was confirmed, or this record corrected, of this person since the appeal. */
    private boolean followed(Appeal appeal, String remedy) {
        return !entities.createNativeQuery("""
                        select 1 from ruling where outcome = 'CONFIRMED' and person_id = :person
                            and decided_at >= :since and :officers || '/' || id = :remedy
                        union all
                        select 1 from superseded_fact where person_id = :person
                            and superseded_at >= :since and partner || '/' || record_id = :remedy""")
                .setParameter("person", appeal.personId()).setParameter("since", appeal.openedAt())
                .setParameter("officers", PartnerCode.OFFICERS.value()).setParameter("remedy", remedy)
                .getResultList().isEmpty();
    }

    private static Optional<ReasonCode> closed(Optional<Appeal> found) {
        return found.isEmpty() ? Optional.of(ReasonCode.APPEAL_UNKNOWN)
                : found.get().state().isPending() ? Optional.empty() : Optional.of(ReasonCode.APPEAL_DECIDED);
    }

    private DeskOutcome<AppealView> done(Appeal appeal, OfficerAct act, String action) {
        audit(appeal, act, action);
        return new DeskOutcome.Done<>(appeal.view(clock.instant()));
    }

    private void audit(Appeal appeal, OfficerAct act, String action) {
        entities.persist(new AuditEntry(clock.instant(), act, action, appeal.codeId()));
    }

    private Optional<Appeal> locked(UUID id) {
        return Optional.ofNullable(entities.find(Appeal.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Locked, so that two channels at once open one appeal. */
    private Optional<HealthCode> lockedCode(HolderId holder) {
        return entities.createQuery("select c from HealthCode c, Person p where p.id = c.personId and p.key = :key",
                        HealthCode.class)
                .setParameter("key", vault.personKey(holder)).getResultStream().findFirst()
                .map(code -> {
                    entities.createNativeQuery("select id from person where id = :id for update")
                            .setParameter("id", code.personId()).getSingleResult();
                    return code;
                });
    }

    private Optional<Appeal> pendingOf(long personId) {
        return entities.createQuery("select a from Appeal a where a.personId = :person and a.state in :states",
                        Appeal.class)
                .setParameter("person", personId)
                .setParameter("states", List.of(AppealState.OPEN, AppealState.IN_REVIEW))
                .getResultStream().findFirst();
    }

    /** The partners under whose records with this id facts of the person stand. */
    @SuppressWarnings("unchecked")
    private List<String> partnersOf(long personId, String recordId) {
        return entities.createNativeQuery("""
                        select distinct partner from health_fact where person_id = :person and record_id = :record
                        order by 1""", String.class)
                .setParameter("person", personId).setParameter("record", recordId).getResultList();
    }
}
