package org.healthhub.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A trial of a pack over the registry: how far it is, and what it found so far.
 *
 * @param isOfThisWording whether the pack's document is still the one that was tried
 * @param against         the pack that was in force when the trial was asked for
 * @param sample          how many persons were asked for; empty for the whole registry
 * @param done            the share of the registry that was gone through, from 0 to 1
 * @param stopped         whether it ended before its end, as the document was replaced
 * @param cells           what would turn, the most first
 */
public record ShadowRunView(long id, String pack, boolean isOfThisWording, String against, Optional<Integer> sample,
        Instant requestedAt, String requestedBy, Optional<Instant> startedAt, Optional<Instant> finishedAt,
        boolean stopped, long looked, long changed, double done, List<ShadowCell> cells) {
    public ShadowRunView {
        cells = List.copyOf(cells);
    }

    public boolean isFinished() {
        return finishedAt.isPresent() && !stopped;
    }

    public boolean isOpen() {
        return finishedAt.isEmpty();
    }

    /** Whether a proposal may rest on it. */
    public boolean supportsProposal() {
        return isFinished() && isOfThisWording;
    }

    /** How long it took; empty while it goes on. */
    public Optional<Duration> took() {
        return startedAt.flatMap(start -> finishedAt.map(end -> Duration.between(start, end)));
    }
}
