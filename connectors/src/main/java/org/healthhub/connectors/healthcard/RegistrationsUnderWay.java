package org.healthhub.connectors.healthcard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Registrations that were queued some moments ago: whoever registers a person asks for the QR code next, and the
 * registry may not have the record yet. Only a question about one of these waits; all others are answered at once.
 */
@ApplicationScoped
class RegistrationsUnderWay {
    private static final int MOST = 10_000;
    private static final long REMEMBERED = Duration.ofSeconds(10).toNanos();
    private static final long WAIT = Duration.ofSeconds(2).toNanos();
    private static final long STEP = Duration.ofMillis(25).toNanos();

    private final Map<Object, Long> queued = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Long> eldest) {
            return size() > MOST;
        }
    };

    /** A record about this person, or this card, was queued. */
    void add(Object personOrCard) {
        synchronized (queued) {
            queued.remove(personOrCard);
            queued.put(personOrCard, System.nanoTime());
        }
    }

    /** The answer to a question about it; where it was queued and is not there yet, asked again for some moments. */
    <T> Optional<T> awaited(Object personOrCard, Supplier<Optional<T>> question) {
        Optional<T> answer = question.get();
        if (answer.isPresent() || !isUnderWay(personOrCard)) {
            return answer;
        }
        long end = System.nanoTime() + WAIT;
        while (answer.isEmpty() && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(STEP);
            answer = question.get();
        }
        return answer;
    }

    private boolean isUnderWay(Object personOrCard) {
        synchronized (queued) {
            Long since = queued.get(personOrCard);
            return since != null && System.nanoTime() - since < REMEMBERED;
        }
    }
}
