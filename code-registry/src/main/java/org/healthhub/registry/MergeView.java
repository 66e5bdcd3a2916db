package org.healthhub.registry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A merging of two identities of one person, with the steps that officers took.
 *
 * @param kept   under whose code the facts of both are folded
 * @param merged whose code shows that of the other
 * @param steps  the first step first, at least one
 */
public record MergeView(long id, Identity kept, Identity merged, MergeState state, List<Step> steps) {
    public MergeView {
        steps = List.copyOf(steps);
    }

    /** A document, with its number masked, and the code that was given for it. */
    public record Identity(UUID codeId, String idType, String maskedNumber) {
    }

    /** What an officer did; ground and document are empty where the step needs none. */
    public record Step(MergeState to, Instant at, String officer, String ground, String document) {
    }

    /** The document that is not this code's. */
    public Identity otherThan(UUID codeId) {
        return kept.codeId().equals(codeId) ? merged : kept;
    }

    public Step lastStep() {
        return steps.get(steps.size() - 1);
    }
}
