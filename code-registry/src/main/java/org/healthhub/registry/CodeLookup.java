package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.rules.CodeStatus;
import org.healthhub.registry.rules.HolderState;
import org.healthhub.registry.rules.RulePack;
import org.healthhub.registry.rules.Verdict;
import org.hibernate.Session;

/** The read side for officers. Every read of a person writes an audit row in the same transaction. */
@ApplicationScoped
public class CodeLookup {
    static final String READ = "READ";
    static final String READ_UNMASKED = "READ_UNMASKED";
    private static final int MOST_FACTS = 300;

    private EntityManager entities;
    private RulePacks packs;
    private IdentityVault vault;
    private PartnerDirectory partners;
    private Clock clock;

    CodeLookup() {
    }

    @Inject
    CodeLookup(RulePacks packs, IdentityVault vault, PartnerDirectory partners, Clock clock) {
        this.packs = packs;
        this.vault = vault;
        this.partners = partners;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** The code of the person with this document. */
    @Transactional
    public Optional<UUID> find(HolderId id, OfficerAct act) {
        Optional<UUID> found = entities.createQuery("""
                        select c.codeId from HealthCode c, HealthCode own, Person p
                        where p.key = :key and own.personId = p.id
                            and c.personId = coalesce(own.mergedInto, own.personId)""", UUID.class)
                .setParameter("key", vault.personKey(id)).getResultStream().findFirst();
        entities.persist(new AuditEntry(clock.instant(), act, "FIND", found.orElse(null)));
        return found;
    }

    /** The person behind a code, with the reasons, the history and the facts; behind a merged one, the person kept. */
    @Transactional
    public Optional<PersonView> person(UUID codeId, OfficerAct act, boolean unmasked) {
        Optional<PersonView> person = read(codeId, unmasked);
        person.ifPresent(found -> entities.persist(
                new AuditEntry(clock.instant(), act, unmasked ? READ_UNMASKED : READ, codeId)));
        return person;
    }

    /** For a door that audits the read itself. */
    Optional<PersonView> read(UUID codeId, boolean unmasked) {
        return entities.createQuery("""
                        select c from HealthCode c, HealthCode own where own.codeId = :code
                            and c.personId = coalesce(own.mergedInto, own.personId)""", HealthCode.class)
                .setParameter("code", codeId).getResultStream().findFirst().map(found -> view(found, unmasked));
    }

    /** Changes with a smaller number than {@code before}, newest first, of one colour or of all. */
    @Transactional
    public List<ChangeView> recentChanges(long before, int limit, Optional<Colour> to) {
        return entities.createQuery("""
                        select c from CodeChange c where c.number < :before and (:to is null or c.to = :to)
                        order by c.number desc""", CodeChange.class)
                .setParameter("before", before).setParameter("to", to.orElse(null)).setMaxResults(limit)
                .getResultStream().map(CodeChange::view).toList();
    }

    private PersonView view(HealthCode code, boolean unmasked) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        RulePack pack = packs.inForceAt(now);
        HolderState state = entities.unwrap(Session.class).doReturningWork(
                connection -> TodaysState.of(connection, code.personId(), code.state(), pack));
        Verdict verdict = pack.verdict(state, today);
        Person person = entities.find(Person.class, code.personId());
        IdentityVault.Identity identity = person.open(vault);
        List<ReasonView> reasons = verdict.reasons().stream()
                .map(reason -> ReasonView.of(pack, reason, partnerName(reason.source().partner().value()))).toList();
        return new PersonView(code.codeId(), verdict.colour(), verdict.since(), verdict.until(), verdict.cancelled(),
                unmasked ? identity.name() : Names.masked(identity.name()), person.idType(),
                unmasked ? identity.number() : vault.holderId(person.idType(), identity).masked(), state.whereabouts(),
                pack.name(), reasons, history(code.personId()), facts(code.personId(), pack), code.updatedAt(),
                CodeStatus.of(state, pack.code(), LocalDate.now(clock)));
    }

    private List<ChangeView> history(long personId) {
        return entities.createQuery("""
                        select c from CodeChange c where c.personId in
                            (select h.personId from HealthCode h where h.personId = :person or h.mergedInto = :person)
                        order by c.number desc""", CodeChange.class)
                .setParameter("person", personId).setMaxResults(MOST_FACTS)
                .getResultStream().map(CodeChange::view).toList();
    }

    private List<FactView> facts(long personId, RulePack pack) {
        return entities.createQuery("""
                        select f from HealthFact f where f.personId in
                            (select h.personId from HealthCode h where h.personId = :person or h.mergedInto = :person)
                        order by f.effectiveOn desc, f.observedAt desc""", HealthFact.class)
                .setParameter("person", personId).setMaxResults(MOST_FACTS)
                .getResultStream().map(fact -> fact.view(pack, partnerName(fact.partner()))).toList();
    }

    private String partnerName(String code) {
        return partners.byAccount(code).map(PartnerView::name).orElse(code);
    }
}
