package org.healthhub.registry;

/** Where a version of the rules stands on this day. */
public enum PackState {
    /** Written, and not in force on any day. */
    DRAFT,
    /** An officer asks for it to come into force, another has to decide. */
    PROPOSED,
    /** Decided; its first day has not come. */
    CONFIRMED,
    /** All codes of today follow from it. */
    ACTIVE,
    /** Was in force; another has taken its place. */
    SUPERSEDED,
    /** A draft that was given up. */
    WITHDRAWN
}
