package org.healthhub.connectors.exchange;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.healthhub.connectors.HubLog;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.ReasonCode;

/** Spares an outside system that fails, and those who would wait for it: after some failures nobody asks for a while. */
final class Breakers {
    private static final int FAILURES = 5;

    private final Map<String, CircuitBreaker> byLink = new ConcurrentHashMap<>();
    private final CircuitBreakerConfig config;

    Breakers(Duration pause) {
        config = CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED).slidingWindowSize(FAILURES).minimumNumberOfCalls(FAILURES)
                .failureRateThreshold(100)
                .waitDurationInOpenState(pause).permittedNumberOfCallsInHalfOpenState(1).build();
    }

    /** What is asked of an outside system. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws LinkTrouble;
    }

    /** @throws Refusal UNAVAILABLE when the system does not answer, or did not of late */
    <T> T ask(String link, Question<T> question) {
        CircuitBreaker breaker = byLink.computeIfAbsent(link, name -> CircuitBreaker.of(name, config));
        if (!breaker.tryAcquirePermission()) {
            throw new Refusal(ReasonCode.UNAVAILABLE);
        }
        long from = breaker.getCurrentTimestamp();
        try {
            T answer = question.ask();
            breaker.onSuccess(breaker.getCurrentTimestamp() - from, breaker.getTimestampUnit());
            return answer;
        } catch (LinkTrouble trouble) {
            breaker.onError(breaker.getCurrentTimestamp() - from, breaker.getTimestampUnit(), trouble);
            HubLog.LOG.linkFailed(link, trouble.getMessage());
            throw new Refusal(ReasonCode.UNAVAILABLE);
        }
    }
}
