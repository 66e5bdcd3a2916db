package org.healthhub.registry;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Optional;
import java.util.UUID;

/**
 * The person of a document.
 *
 * @param codeId    of the code that the document shows: another person's after a merging of identities
 * @param cancelled whether that code was cancelled
 */
record KnownHolder(long personId, UUID codeId, boolean cancelled) {

    static Optional<KnownHolder> of(EntityManager entities, byte[] personKey) {
        return Tuples.of(entities.createNativeQuery("""
                        select p.id, c.code_id, c.cancelled from person p join health_code own on own.person_id = p.id
                            join health_code c on c.person_id = coalesce(own.merged_into, own.person_id)
                        where p.key = :key""", Tuple.class).setParameter("key", personKey)).stream().findFirst()
                .map(row -> new KnownHolder(row.get(0, Number.class).longValue(), row.get(1, UUID.class),
                        row.get(2, Boolean.class)));
    }
}
