package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Finding.RulingKind;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.Rule;
import org.healthhub.registry.rules.RulePack;

/**
 * Rulings of officers. One proposes, one of another body confirms, and only then it is a fact, registered like every
 * other fact: the one way in which officers have an effect on a code. Each act is one audited transaction.
 */
@ApplicationScoped
public class OfficerDesk {
    private EntityManager entities;
    private CodeRegistry registry;
    private RulePacks packs;
    private IdentityVault vault;
    private Clock clock;

    OfficerDesk() {
    }

    @Inject
    OfficerDesk(CodeRegistry registry, RulePacks packs, IdentityVault vault, Clock clock) {
        this.registry = registry;
        this.packs = packs;
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** The rules that a ruling can name: those of the pack in force. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<Rule> rules() {
        return inForce().rules();
    }

    /** Proposes a ruling, which has no effect until it is confirmed. */
    @Transactional
    public DeskOutcome<RulingView> propose(RulingProposal proposal, OfficerAct act) {
        Optional<Officer> officer = officer(act).filter(known -> known.body().isPresent());
        Optional<HealthCode> code = entities
                .createQuery("select c from HealthCode c where c.codeId = :code", HealthCode.class)
                .setParameter("code", proposal.codeId()).getResultStream().findFirst();
        Optional<ReasonCode> refusal = refusal(proposal, officer, code);
        if (refusal.isPresent()) {
            return new DeskOutcome.Refused<>(refusal.get());
        }
        Ruling ruling = new Ruling(code.get(), proposal, officer.get(), clock.instant(), vault);
        entities.persist(ruling);
        return done(ruling, act, "PROPOSE_RULING");
    }

    /** Confirms a ruling: from now on it is a fact. */
    @Transactional
    public DeskOutcome<RulingView> confirm(long id, OfficerAct act) {
        Optional<Ruling> found = locked(id);
        if (found.isEmpty()) {
            return new DeskOutcome.Refused<>(ReasonCode.RULING_UNKNOWN);
        }
        Ruling ruling = found.get();
        Optional<Officer> officer = officer(act);
        Optional<ReasonCode> hindrance = hindrance(ruling, officer);
        if (hindrance.isPresent()) {
            return new DeskOutcome.Refused<>(hindrance.get());
        }
        Outcome outcome = registry.register(List.of(
                ruling.confirm(officer.get(), holder(ruling.personId()), clock.instant()))).get(0);
        // Too many rulings within an hour are held as any other mass effect: confirmed, and without effect until released.
        boolean held = outcome.reason().filter(ReasonCode.HELD_MASS_EFFECT::equals).isPresent();
        if (!(outcome instanceof Outcome.Applied || outcome instanceof Outcome.Unchanged || held)) {
            throw new IllegalStateException("a ruling could not be registered: " + outcome.name());
        }
        return done(ruling, act, "CONFIRM_RULING");
    }

    /** Rejects a ruling, or takes it back if it is the officer's own. */
    @Transactional
    public DeskOutcome<RulingView> reject(long id, String reason, OfficerAct act) {
        Optional<Ruling> found = locked(id);
        Optional<Officer> officer = officer(act);
        Optional<ReasonCode> refusal = found.isEmpty() ? Optional.of(ReasonCode.RULING_UNKNOWN)
                : found.get().closed(clock.instant())
                        .or(() -> officer.isPresent() ? Optional.empty() : Optional.of(ReasonCode.SAME_BODY))
                        .or(() -> RulingProposal.isTold(reason, RulingProposal.LONGEST_GROUND) ? Optional.empty()
                                : Optional.of(ReasonCode.GROUND_MISSING));
        if (refusal.isPresent()) {
            return new DeskOutcome.Refused<>(refusal.get());
        }
        found.get().reject(officer.get(), reason.strip(), clock.instant(), vault);
        return done(found.get(), act, "REJECT_RULING");
    }

    /** The ruling in full, and whether this officer may confirm it. */
    @Transactional
    public Optional<RulingPaper> paper(long id, OfficerAct act) {
        Optional<Ruling> found = Optional.ofNullable(entities.find(Ruling.class, id));
        found.ifPresent(ruling -> audit(ruling, act, "READ_RULING"));
        return found.map(ruling -> ruling.paper(hindrance(ruling, officer(act)), inForce(), clock.instant(), vault));
    }

    /** Proposals that wait for a second officer, the first to expire first. */
    @Transactional
    public List<RulingView> open(int limit) {
        return views(entities.createQuery("""
                        select r from Ruling r where r.outcome is null and r.expiresAt > :now
                        order by r.expiresAt, r.id""", Ruling.class)
                .setParameter("now", clock.instant()).setMaxResults(limit).getResultList());
    }

    /** All rulings, newest first. */
    @Transactional
    public List<RulingView> recent(int limit) {
        return views(entities.createQuery("select r from Ruling r order by r.id desc", Ruling.class)
                .setMaxResults(limit).getResultList());
    }

    /** The rulings about a person, newest first. */
    @Transactional
    public List<RulingView> about(UUID codeId, OfficerAct act) {
        entities.persist(new AuditEntry(clock.instant(), act, "LIST_RULINGS", codeId));
        return views(entities.createQuery("select r from Ruling r where r.codeId = :code order by r.id desc",
                Ruling.class).setParameter("code", codeId).getResultList());
    }

    /** How much each officer has ruled since, the busiest first. */
    @Transactional
    @SuppressWarnings("unchecked")
    public List<RulingVolume> volumes(Instant since) {
        List<Tuple> rows = entities.createNativeQuery("""
                        select officer, max(body), sum(proposed), sum(followed), sum(confirmed), sum(rejected) from (
                            select proposed_by as officer, proposed_body as body, 1 as proposed,
                                cast(outcome is not distinct from 'CONFIRMED' as int) as followed, 0 as confirmed, 0 as rejected
                            from ruling where proposed_at >= :since
                            union all
                            select decided_by, decided_body, 0, 0, cast(outcome = 'CONFIRMED' as int),
                                cast(outcome = 'REJECTED' as int)
                            from ruling where decided_at >= :since) acts
                        group by officer order by 3 desc, 5 desc, 1""", Tuple.class)
                .setParameter("since", since).getResultList();
        return rows.stream().map(row -> new RulingVolume(row.get(0, String.class), row.get(1, String.class),
                count(row, 2), count(row, 3), count(row, 4), count(row, 5))).toList();
    }

    private Optional<ReasonCode> refusal(RulingProposal proposal, Optional<Officer> officer, Optional<HealthCode> code) {
        if (officer.isEmpty()) {
            return Optional.of(ReasonCode.SAME_BODY);
        }
        if (code.isEmpty()) {
            return Optional.of(ReasonCode.CODE_UNKNOWN);
        }
        if (inForce().rule(proposal.rule()).isEmpty()) {
            return Optional.of(ReasonCode.UNKNOWN_RULE);
        }
        Optional<ReasonCode> defect = proposal.defect(today());
        boolean lifts = proposal.kind() == RulingKind.LIFT;
        return defect.isPresent() || !lifts || holds(code.get(), proposal) ? defect
                : Optional.of(ReasonCode.NOTHING_TO_LIFT);
    }

    /** Whether there is something for the lifting to end. */
    private static boolean holds(HealthCode code, RulingProposal proposal) {
        return code.state().measures().stream().anyMatch(measure -> measure.rule().equals(proposal.rule())
                && measure.until().map(proposal.from()::isBefore).orElse(true));
    }

    private Optional<ReasonCode> hindrance(Ruling ruling, Optional<Officer> officer) {
        return ruling.hindrance(officer, inForce(), clock.instant(), today());
    }

    private DeskOutcome<RulingView> done(Ruling ruling, OfficerAct act, String action) {
        audit(ruling, act, action);
        return new DeskOutcome.Done<>(ruling.view(clock.instant()));
    }

    private void audit(Ruling ruling, OfficerAct act, String action) {
        entities.persist(new AuditEntry(clock.instant(), act, action, ruling.codeId()));
    }

    private Optional<Officer> officer(OfficerAct act) {
        return Optional.ofNullable(entities.find(Officer.class, act.officer())).filter(Officer::isActive);
    }

    /** Locked, so that of two who decide at once the second finds it decided. */
    private Optional<Ruling> locked(long id) {
        return Optional.ofNullable(entities.find(Ruling.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private Holder holder(long personId) {
        Person person = entities.find(Person.class, personId);
        IdentityVault.Identity identity = person.open(vault);
        return new Holder(vault.holderId(person.idType(), identity), identity.name(), identity.phone());
    }

    private List<RulingView> views(List<Ruling> rulings) {
        Instant now = clock.instant();
        return rulings.stream().map(ruling -> ruling.view(now)).toList();
    }

    private RulePack inForce() {
        return packs.inForceAt(clock.instant());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static long count(Tuple row, int column) {
        return row.get(column, Number.class).longValue();
    }
}
