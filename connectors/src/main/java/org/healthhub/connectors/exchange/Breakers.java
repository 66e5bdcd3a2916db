package org.healthhub.connectors.exchange;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.healthhub.connectors.HubLog;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.ReasonCode;

/** Spares an outside system that fails, and those who would wait for it: after some failures nobody asks for a while. */
final class Breakers {
    private static final int FAILURES = 5;

    private final Map<String, CircuitBreaker<Object>> byLink = new ConcurrentHashMap<>();
    private final Duration pause;

    Breakers(Duration pause) {
        this.pause = pause;
    }

    /** What is asked of an outside system. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws LinkTrouble;
    }

    /** @throws Refusal UNAVAILABLE when the system does not answer, or did not of late */
    <T> T ask(String link, Question<T> question) {
        CircuitBreaker<Object> breaker = byLink.computeIfAbsent(link, name -> CircuitBreaker.builder()
                .withFailureThreshold(FAILURES).withDelay(pause).build());
        if (!breaker.tryAcquirePermit()) {
            throw new Refusal(ReasonCode.UNAVAILABLE);
        }
        try {
            T answer = question.ask();
            breaker.recordSuccess();
            return answer;
        } catch (LinkTrouble trouble) {
            breaker.recordFailure();
            HubLog.LOG.linkFailed(link, trouble.getMessage());
            throw new Refusal(ReasonCode.UNAVAILABLE);
        }
    }
}
