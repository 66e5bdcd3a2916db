package org.healthhub.registry;

/** Where an application to resume work stands. */
public enum ResumptionState {
    /** Nothing speaks against it; it waits for an officer of the division. */
    ACCEPTED,
    /** Something is wrong with it, or an officer returned it. */
    RETURNED,
    APPROVED,
    /** It was approved, and then too many on the roster turned red. */
    REVOKED,
    /** The enterprise took it back. */
    WITHDRAWN
}
