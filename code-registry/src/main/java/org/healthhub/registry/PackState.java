package org.healthhub.registry;

/** Where a version of the rules stands at this moment. */
public enum PackState {
    /** Written, and not in force at any time. */
    DRAFT,
    /** An officer asks for it to come into force, another has to decide. */
    PROPOSED,
    /** Decided; its time has not come. */
    CONFIRMED,
    /** All codes follow from it now. */
    ACTIVE,
    /** Was in force; another has taken its place. */
    SUPERSEDED,
    /** A draft that was given up. */
    WITHDRAWN
}
