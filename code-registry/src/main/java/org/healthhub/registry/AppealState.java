package org.healthhub.registry;

/** How far an appeal has come. */
public enum AppealState {
    OPEN, IN_REVIEW, UPHELD, REFUSED, WITHDRAWN;

    /** Whether an answer is still owed. */
    public boolean isPending() {
        return this == OPEN || this == IN_REVIEW;
    }
}
