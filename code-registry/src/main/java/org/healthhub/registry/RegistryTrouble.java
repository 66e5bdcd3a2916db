package org.healthhub.registry;

import jakarta.persistence.PersistenceException;
import java.util.function.Supplier;

/** The registry cannot answer now: the database is away or failed. Nothing was done; the call may be repeated. */
public final class RegistryTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryTrouble(String message, Throwable cause) {
        super(message, cause);
    }

    /** Answers the question, or says by this type that the database could not. */
    static <T> T unlessAway(String what, Supplier<T> question) {
        try {
            return question.get();
        } catch (PersistenceException away) {
            throw new RegistryTrouble(what, away);
        }
    }
}
