package org.healthhub.registry;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.json.CanonicalJson;

/** Finds persons and their health cards. A card is what the latest fact about it says. */
final class CardTables {
    private static final String PERSON = """
            select p.id, c.code_id, p.id_type, p.key_id, p.sealed, p.key
            from person p join health_code c on c.person_id = p.id where\s""";

    private final EntityManager entities;
    private final IdentityVault vault;

    CardTables(EntityManager entities, IdentityVault vault) {
        this.entities = entities;
        this.vault = vault;
    }

    /** A person with the row's own id. */
    record Known(long personId, CardHolder person) {
    }

    Optional<Known> byDocument(HolderId id) {
        return person(PERSON + "p.key = :value", vault.personKey(id));
    }

    /** By the token of a code that is still valid. */
    Optional<Known> byToken(byte[] digest, Instant now) {
        return person(PERSON + """
                p.id = (select t.person_id from code_token t where t.digest = :value and t.expires_at > :now)""", digest,
                now);
    }

    /** The person whose card this is now. Nobody's where two persons are said to have it. */
    Optional<Known> byCard(String ehcId) {
        return person(PERSON + """
                p.id = (select min(f.person_id) from health_fact f where f.finding::jsonb ->> 'ehcId' = :value
                    and f.kind in ('CardIssued', 'CardCancelled') having count(distinct f.person_id) = 1)""", ehcId)
                .filter(known -> known.person().card().filter(card -> card.ehcId().equals(ehcId)).isPresent());
    }

    Optional<Known> byId(long personId) {
        return person(PERSON + "p.id = :value", personId);
    }

    private Optional<Known> person(String sql, Object value) {
        return person(entities.createNativeQuery(sql, Tuple.class).setParameter("value", value));
    }

    private Optional<Known> person(String sql, Object value, Instant now) {
        return person(entities.createNativeQuery(sql, Tuple.class).setParameter("value", value)
                .setParameter("now", now));
    }

    private Optional<Known> person(Query query) {
        return tuples(query).stream().findFirst().map(row -> {
            long id = row.get(0, Number.class).longValue();
            IdentityVault.Identity identity = vault.open(row.get(3, Number.class).intValue(), row.get(4, byte[].class),
                    row.get(5, byte[].class));
            HolderId holder = vault.holderId(row.get(2, String.class), identity);
            return new Known(id, new CardHolder(new Holder(holder, identity.name(), identity.phone()), card(id),
                    row.get(1, UUID.class)));
        });
    }

    private Optional<CardView> card(long personId) {
        return tuples(entities.createNativeQuery("""
                        select f.finding, k.fixed_at, k.dynamic_until
                        from health_fact f left join card_code k on k.person_id = f.person_id
                        where f.person_id = :person and f.kind in ('CardIssued', 'CardCancelled')
                        order by f.effective_on desc, f.observed_at desc, f.received_at desc limit 1""", Tuple.class)
                .setParameter("person", personId)).stream().findFirst().flatMap(CardTables::view);
    }

    private static Optional<CardView> view(Tuple row) {
        Optional<Instant> fixed = Optional.ofNullable(row.get(1, Instant.class));
        Optional<Instant> dynamic = Optional.ofNullable(row.get(2, Instant.class));
        Finding finding = CanonicalJson.readFinding(row.get(0, String.class));
        if (finding instanceof Finding.CardIssued issued) {
            return Optional.of(new CardView(issued.ehcId(), issued.status(), fixed, dynamic));
        }
        return finding instanceof Finding.CardCancelled cancelled
                ? Optional.of(new CardView(cancelled.ehcId(), CardView.CANCELLED, fixed, dynamic)) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    static List<Tuple> tuples(Query query) {
        return query.getResultList();
    }
}
