package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.rules.CodeStatus;
import org.healthhub.registry.rules.HolderState;
import org.healthhub.registry.rules.RulePack;
import org.healthhub.registry.rules.Verdict;
import org.hibernate.Session;

/**
 * Health cards for the channels of the card system: whose card it is, and its QR codes. Whoever is told who a person is
 * stands in the audit; a checkpoint that verifies a card learns no more than of a token, and is not.
 */
@ApplicationScoped
public class CardDesk {
    private static final String READ = "READ_CARD";
    private static final String GIVE = "GIVE_CARD_CODE";

    private EntityManager entities;
    private RulePacks packs;
    private IdentityVault vault;
    private Clock clock;

    CardDesk() {
    }

    @Inject
    CardDesk(RulePacks packs, IdentityVault vault, Clock clock) {
        this.packs = packs;
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /** The person with this document, told to a partner for a purpose. */
    @Transactional
    public Optional<CardHolder> holder(HolderId id, PartnerCode partner, String purpose) {
        return told(partner, purpose, tables -> tables.byDocument(id));
    }

    /** The person whose card this is. */
    @Transactional
    public Optional<CardHolder> holderOf(String ehcId, PartnerCode partner, String purpose) {
        return told(partner, purpose, tables -> tables.byCard(ehcId));
    }

    /** The person whose code has this token, if it is still valid. */
    @Transactional
    public Optional<CardHolder> holderOfToken(String token, PartnerCode partner, String purpose) {
        return told(partner, purpose, tables -> tables.byToken(CodeDesk.digest(token), clock.instant()));
    }

    /**
     * What is known of somebody who names himself by document and name, without telling anything that was not given.
     * Empty where nobody has this document.
     */
    @Transactional
    public Optional<Standing> standing(HolderId id, String name) {
        return RegistryTrouble.unlessAway("a card could not be looked up", () -> tables().byDocument(id)
                .map(known -> new Standing(known.person().isCalled(name), known.person().card())));
    }

    /** Whether the name agrees with the one held, and the card. */
    public record Standing(boolean nameAgrees, Optional<CardView> card) {
    }

    /** Notes that the code that does not expire is given out; false if it was before. */
    @Transactional
    public boolean giveFixed(HolderId id, PartnerCode partner) {
        return given(id, partner, """
                insert into card_code (person_id, fixed_at) values (:person, :at)
                on conflict (person_id) do update set fixed_at = excluded.fixed_at where card_code.fixed_at is null""",
                clock.instant());
    }

    /** Notes that a code is given out that is valid until a time; false while an earlier one still is. */
    @Transactional
    public boolean giveDynamic(HolderId id, Instant until, PartnerCode partner) {
        return given(id, partner, """
                insert into card_code (person_id, dynamic_until) values (:person, :at)
                on conflict (person_id) do update set dynamic_until = excluded.dynamic_until
                where card_code.dynamic_until is null or card_code.dynamic_until <= :now""", until);
    }

    /** What a checkpoint may know of this card. */
    @Transactional
    public VerifiedCode verifyCard(String ehcId) {
        return RegistryTrouble.unlessAway("a card could not be verified", () -> {
            Optional<CardTables.Known> found = tables().byCard(ehcId)
                    .filter(known -> known.person().card().filter(c -> !c.isCancelled()).isPresent());
            return found.filter(known -> known.person().card().filter(CardView::isInOrder).isEmpty()).isPresent()
                    ? refused(ReasonCode.CARD_STATE) : verified(found, ReasonCode.CARD_UNKNOWN);
        });
    }

    /** The same of a person whom another card system has named; the names have to agree. */
    @Transactional
    public VerifiedCode verifyHolder(Holder holder) {
        return RegistryTrouble.unlessAway("a person could not be verified", () -> {
            Optional<CardTables.Known> found = tables().byDocument(holder.id());
            return found.filter(known -> !known.person().isCalled(holder.name())).isPresent()
                    ? refused(ReasonCode.IDENTITY_CONFLICT) : verified(found, ReasonCode.CODE_UNKNOWN);
        });
    }

    /** A code that is not valid, now. */
    public VerifiedCode refused(ReasonCode reason) {
        return VerifiedCode.refused(reason, clock.instant());
    }

    private Optional<CardHolder> told(PartnerCode partner, String purpose,
            Function<CardTables, Optional<CardTables.Known>> question) {
        return RegistryTrouble.unlessAway("a card could not be read", () -> {
            Optional<CardTables.Known> found = question.apply(tables());
            found.ifPresent(known -> audit(partner, purpose, READ, known));
            return found.map(CardTables.Known::person);
        });
    }

    private boolean given(HolderId id, PartnerCode partner, String sql, Instant at) {
        return RegistryTrouble.unlessAway("a code of a card could not be given", () -> {
            Optional<CardTables.Known> found = tables().byDocument(id);
            if (found.isEmpty()) {
                return false;
            }
            var statement = entities.createNativeQuery(sql).setParameter("person", found.get().personId())
                    .setParameter("at", at);
            if (sql.contains(":now")) {
                statement.setParameter("now", clock.instant());
            }
            boolean given = statement.executeUpdate() == 1;
            if (given) {
                audit(partner, GIVE, GIVE, found.get());
            }
            return given;
        });
    }

    private VerifiedCode verified(Optional<CardTables.Known> found, ReasonCode unknown) {
        Instant now = clock.instant();
        return found.map(known -> entities.unwrap(Session.class)
                        .doReturningWork(connection -> verified(connection, known, now)))
                .orElseGet(() -> VerifiedCode.refused(unknown, now));
    }

    private VerifiedCode verified(Connection connection, CardTables.Known known, Instant now) throws SQLException {
        Tuple code = CardTables.tuples(entities.createNativeQuery("""
                select c.person_id, c.state, c.cancelled
                from health_code own join health_code c on c.person_id = coalesce(own.merged_into, own.person_id)
                where own.person_id = :person""", Tuple.class).setParameter("person", known.personId())).get(0);
        if (code.get(2, Boolean.class)) {
            return VerifiedCode.refused(ReasonCode.CODE_CANCELLED, now);
        }
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        RulePack pack = packs.inForceAt(clock.instant());
        HolderState state = TodaysState.of(connection, code.get(0, Number.class).longValue(),
                FoldedState.read(code.get(1, String.class)), pack);
        Optional<ReasonCode> obstacle = CodeStatus.of(state, pack.code(), today).obstacle();
        if (obstacle.isPresent()) {
            return VerifiedCode.refused(obstacle.get(), now);
        }
        Verdict verdict = pack.verdict(state, today);
        Optional<Colour> colour = Optional.of(verdict.colour());
        String category = pack.rule(verdict.rule()).map(r -> r.category()).orElse("NONE");
        return new VerifiedCode(true, Optional.empty(), colour, category,
                Names.masked(known.person().holder().name()), now);
    }

    private CardTables tables() {
        return new CardTables(entities, vault);
    }

    private void audit(PartnerCode partner, String purpose, String action, CardTables.Known known) {
        entities.persist(new AuditEntry(clock.instant(), new OfficerAct(partner.value(), purpose), action,
                known.person().codeId()));
    }
}
