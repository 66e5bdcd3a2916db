package org.healthhub.registry;

import org.healthhub.registry.intake.ReasonCode;

/** What became of an officer's step in a merging of two identities. */
public sealed interface MergeAnswer {

    /** The step was taken; the merging is known by this number. */
    record Accepted(long mergeId) implements MergeAnswer {
    }

    /** The step was not taken, and nothing was changed. */
    record Refused(ReasonCode reason) implements MergeAnswer {
    }
}
