package org.healthhub.connectors;

import java.time.Duration;

/** How long somebody who waits at a door is made to wait for systems outside, all questions together. */
public final class Patience {
    private final long endsAt;

    private Patience(long endsAt) {
        this.endsAt = endsAt;
    }

    public static Patience of(Duration most) {
        return new Patience(System.nanoTime() + most.toNanos());
    }

    /** What is left of it; zero once it has run out. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, endsAt - System.nanoTime()));
    }
}
