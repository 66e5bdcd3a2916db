package org.healthhub.registry;

/** Where a merging of two identities stands. What is proposed has no effect until another officer confirms it. */
public enum MergeState {
    PROPOSED, MERGED, UNDO_PROPOSED, UNDONE, DROPPED;

    /** Whether it waits for a second officer. */
    public boolean isWaiting() {
        return this == PROPOSED || this == UNDO_PROPOSED;
    }

    /** Where it stands once what waits is confirmed. */
    MergeState confirmed() {
        return this == PROPOSED ? MERGED : UNDONE;
    }

    /** Where it stands once what waits is dropped. */
    MergeState dropped() {
        return this == PROPOSED ? DROPPED : MERGED;
    }
}
