package org.healthhub.registry;

import java.sql.SQLException;
import java.util.Set;

/**
 * Somebody must be locked who stands before others that are locked already. Waiting for him could end in a deadlock, so
 * all locks are given back and taken anew, in order.
 */
final class LockedTooLate extends SQLException {
    private static final long serialVersionUID = 1;

    private final transient Set<Long> persons;

    LockedTooLate(Set<Long> persons) {
        super("persons must be locked anew, in order");
        this.persons = Set.copyOf(persons);
    }

    /** Whom no record names by document, but who must be locked with the others; may be empty. */
    Set<Long> persons() {
        return persons;
    }
}
