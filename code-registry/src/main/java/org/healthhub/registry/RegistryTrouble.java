package org.healthhub.registry;

/** The registry cannot answer now: the database is away or failed. Nothing was done; the call may be repeated. */
public final class RegistryTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
