package org.healthhub.registry;

import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.util.List;

/** The rows of a native query. */
final class Tuples {
    private Tuples() {
    }

    @SuppressWarnings("unchecked")
    static List<Tuple> of(Query query) {
        return query.getResultList();
    }
}
