package org.healthhub.registry.intake;

/** The colour of a health code, in order of severity: the later, the more severe. */
public enum Colour {
    GREEN, YELLOW, ORANGE, RED;

    /** Whether this colour restricts more than {@code other}. */
    public boolean isMoreSevereThan(Colour other) {
        return compareTo(other) > 0;
    }
}
