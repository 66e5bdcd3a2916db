package org.healthhub.connectors.healthcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RegistrationsUnderWayTest {
    private final RegistrationsUnderWay underWay = new RegistrationsUnderWay();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void whoWasNotRegisteredIsAskedForOnce() {
        assertThat(underWay.awaited("nobody", () -> {
            asked.incrementAndGet();
            return Optional.empty();
        })).isEmpty();

        assertThat(asked).hasValue(1);
    }

    @Test
    void whoWasRegisteredIsWaitedFor() {
        underWay.add("somebody");

        assertThat(underWay.awaited("somebody", () -> asked.incrementAndGet() < 4
                ? Optional.empty() : Optional.of("card"))).contains("card");
    }

    @Test
    void nobodyIsWaitedForWithoutAnEnd() {
        underWay.add("somebody");
        long began = System.nanoTime();

        assertThat(underWay.awaited("somebody", Optional::empty)).isEmpty();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }
}
