package org.healthhub.registry;

/** How much of a person's health a partner may be told: each level tells what the one before it does, and more. */
public enum DisclosureLevel {
    /** The colour, and whether it counts. */
    COLOUR,
    /** Also the rules that gave it, and until when. */
    REASON,
    /** Also the records behind it. */
    FULL;

    /** Whether the person must have consented. */
    public boolean needsConsent() {
        return this != COLOUR;
    }

    DisclosureLevel orLess(DisclosureLevel other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
