package org.healthhub.registry;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What an officer asks for: that a pack come into force from a moment on.
 *
 * @param shadowRun the number of the trial that it rests on
 */
public record PackProposal(String pack, Instant inForceFrom, String ground, String documentNo, long shadowRun) {
    public PackProposal {
        requireNonNull(pack, "pack");
        requireNonNull(inForceFrom, "inForceFrom");
        requireNonNull(ground, "ground");
        requireNonNull(documentNo, "documentNo");
    }
}
