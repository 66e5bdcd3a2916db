package org.healthhub.connectors.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private final Hands hands = new Hands();
    private final LoginThrottle throttle = new LoginThrottle(hands);

    /** A clock that the test sets. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2020-03-09T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void whoeverGuessesIsHeldBackForAMinute() {
        fail(5);
        assertThat(throttle.holdsBack("hz-lab", "10.0.0.1")).isTrue();

        hands.now = hands.now.plus(Duration.ofMinutes(1));

        assertThat(throttle.holdsBack("hz-lab", "10.0.0.1")).isFalse();
    }

    @Test
    void theAccountAtItsOwnPlaceIsNotHeldBack() {
        fail(5);

        assertThat(throttle.holdsBack("hz-lab", "10.0.0.2")).isFalse();
        assertThat(throttle.holdsBack("nb-lab", "10.0.0.1")).isFalse();
    }

    @Test
    void aRightPasswordForgetsTheWrongOnes() {
        fail(4);
        throttle.succeeded("hz-lab", "10.0.0.1");
        fail(4);

        assertThat(throttle.holdsBack("hz-lab", "10.0.0.1")).isFalse();
    }

    private void fail(int times) {
        IntStream.range(0, times).forEach(i -> throttle.failed("hz-lab", "10.0.0.1"));
    }
}
