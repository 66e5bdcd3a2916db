package org.healthhub.registry;

import static java.util.Objects.requireNonNull;

/**
 * What an officer makes of an application.
 *
 * @param note for the enterprise; needed where it is returned
 */
public record ResumptionDecision(boolean approved, String note) {
    /** The longest note, in characters. */
    public static final int LONGEST_NOTE = 500;

    public ResumptionDecision {
        requireNonNull(note, "note");
    }
}
