package org.healthhub.connectors.laboratory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds back whoever guesses: after some wrong passwords for an account from one place, this place is not heard for this
 * account until a minute has passed without another. Others, and the account at its own place, are not touched by it.
 */
final class LoginThrottle {
    private static final int ALLOWED = 5;
    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Failures> byPlace = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Failures(int count, Instant last) {
    }

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean holdsBack(String account, String place) {
        Failures failures = byPlace.get(key(account, place));
        return failures != null && failures.count() >= ALLOWED && isRecent(failures);
    }

    synchronized void failed(String account, String place) {
        byPlace.merge(key(account, place), new Failures(1, clock.instant()), (before, one) ->
                isRecent(before) ? new Failures(before.count() + 1, one.last()) : one);
    }

    synchronized void succeeded(String account, String place) {
        byPlace.remove(key(account, place));
    }

    private boolean isRecent(Failures failures) {
        return failures.last().plus(PAUSE).isAfter(clock.instant());
    }

    private static String key(String account, String place) {
        // An account that is none may be of any length.
        return place + " " + account.substring(0, Math.min(account.length(), 64));
    }
}
