package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Finding.Relation;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.PartnerCode;

/** Who is whose family, as card channels bind them: a parent shows the card of a child. Each act is audited. */
@ApplicationScoped
public class FamilyDesk {
    /** As many as one person may act for. */
    public static final int MOST_MEMBERS = 10;
    private static final String PURPOSE = "FAMILY";

    private EntityManager entities;
    private IdentityVault vault;
    private Clock clock;

    FamilyDesk() {
    }

    @Inject
    FamilyDesk(IdentityVault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** What came of an act. */
    public enum Outcome { DONE, SELF_UNKNOWN, MEMBER_UNKNOWN, NAME_DIFFERS, SAME_PERSON, TOO_MANY, BOUND_ALREADY, NOT_BOUND }

    /** What came of an act, and the member that it was about if it was done. */
    public record Answer(Outcome outcome, Optional<CardHolder> member) {
    }

    /** Binds a member; a name that is given has to be the member's. */
    @Transactional
    public Answer bind(HolderId self, HolderId member, String name, Relation relation, PartnerCode partner) {
        return RegistryTrouble.unlessAway("a family member could not be bound", () -> {
            Optional<CardTables.Known> person = tables().byDocument(self).filter(FamilyDesk::hasCard);
            Optional<CardTables.Known> other = tables().byDocument(member).filter(FamilyDesk::hasCard);
            Outcome obstacle = obstacle(person, other);
            if (obstacle != Outcome.DONE) {
                return new Answer(obstacle, Optional.empty());
            }
            if (!other.get().person().isCalled(name)) {
                return new Answer(Outcome.NAME_DIFFERS, Optional.empty());
            }
            Outcome outcome = bound(person.get().personId(), other.get().personId(), relation, partner);
            return done(outcome, person.get(), other.get(), "BIND_FAMILY", partner);
        });
    }

    /** Takes a binding back. */
    @Transactional
    public Answer unbind(HolderId self, HolderId member, PartnerCode partner) {
        return RegistryTrouble.unlessAway("a family member could not be unbound", () -> {
            Optional<CardTables.Known> person = tables().byDocument(self);
            Optional<CardTables.Known> other = tables().byDocument(member);
            Outcome obstacle = obstacle(person, other);
            if (obstacle != Outcome.DONE) {
                return new Answer(obstacle, Optional.empty());
            }
            int removed = entities.createNativeQuery(
                            "delete from family_member where person_id = :person and member_id = :member")
                    .setParameter("person", person.get().personId()).setParameter("member", other.get().personId())
                    .executeUpdate();
            return done(removed == 1 ? Outcome.DONE : Outcome.NOT_BOUND, person.get(), other.get(), "UNBIND_FAMILY",
                    partner);
        });
    }

    /** The members, in the order in which they were bound; empty where nobody has this document and a card. */
    @Transactional
    public Optional<List<FamilyMember>> members(HolderId self, PartnerCode partner) {
        return RegistryTrouble.unlessAway("a family could not be read", () -> {
            Optional<CardTables.Known> person = tables().byDocument(self).filter(FamilyDesk::hasCard);
            person.ifPresent(known -> audit(known, "READ_FAMILY", partner));
            return person.map(known -> members(known.personId()));
        });
    }

    private List<FamilyMember> members(long personId) {
        return CardTables.tuples(entities.createNativeQuery("""
                        select member_id, relation from family_member where person_id = :person
                        order by bound_at, member_id""", Tuple.class).setParameter("person", personId)).stream()
                .map(row -> new FamilyMember(tables().byId(row.get(0, Number.class).longValue()).orElseThrow().person(),
                        Relation.valueOf(row.get(1, String.class)))).toList();
    }

    private Outcome bound(long person, long member, Relation relation, PartnerCode partner) {
        // Locked, so that two channels at once do not pass the limit together.
        entities.createNativeQuery("select id from person where id = :id for update").setParameter("id", person)
                .getSingleResult();
        List<FamilyMember> members = members(person);
        int added = entities.createNativeQuery("""
                        insert into family_member (person_id, member_id, relation, bound_at, bound_by)
                        select :person, :member, :relation, :at, :partner where :count < :most
                        on conflict do nothing""")
                .setParameter("person", person).setParameter("member", member).setParameter("relation", relation.name())
                .setParameter("at", clock.instant()).setParameter("partner", partner.value())
                .setParameter("count", members.size()).setParameter("most", MOST_MEMBERS).executeUpdate();
        return added == 1 ? Outcome.DONE : members.size() >= MOST_MEMBERS ? Outcome.TOO_MANY : Outcome.BOUND_ALREADY;
    }

    private Answer done(Outcome outcome, CardTables.Known person, CardTables.Known member, String action,
            PartnerCode partner) {
        if (outcome != Outcome.DONE) {
            return new Answer(outcome, Optional.empty());
        }
        audit(person, action, partner);
        return new Answer(outcome, Optional.of(member.person()));
    }

    private static Outcome obstacle(Optional<CardTables.Known> person, Optional<CardTables.Known> member) {
        if (person.isEmpty()) {
            return Outcome.SELF_UNKNOWN;
        }
        if (member.isEmpty()) {
            return Outcome.MEMBER_UNKNOWN;
        }
        return person.get().personId() == member.get().personId() ? Outcome.SAME_PERSON : Outcome.DONE;
    }

    private static boolean hasCard(CardTables.Known known) {
        return known.person().card().filter(card -> !card.isCancelled()).isPresent();
    }

    private CardTables tables() {
        return new CardTables(entities, vault);
    }

    private void audit(CardTables.Known known, String action, PartnerCode partner) {
        entities.persist(new AuditEntry(clock.instant(), new OfficerAct(partner.value(), PURPOSE), action,
                known.person().codeId()));
    }
}
