package org.healthhub.connectors.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;

/**
 * How many persons an account may ask about by document, so that nobody finds out by trying who has which code. A
 * question about somebody unknown counts tenfold: whoever guesses numbers meets mostly those.
 */
@ApplicationScoped
public class QuestionLimit {
    private static final int UNKNOWN_COSTS_MORE = 9;

    private final int mostPerMinute;
    private final Map<PartnerCode, Purse> purses = new ConcurrentHashMap<>();
    private Clock clock;

    private record Purse(double questions, Instant at) {
    }

    /** For the container's proxy. */
    protected QuestionLimit() {
        this.mostPerMinute = Integer.getInteger("hub.documents.per-minute", 300);
    }

    @Inject
    QuestionLimit(Clock clock) {
        this();
        this.clock = clock;
    }

    QuestionLimit(Clock clock, int mostPerMinute) {
        this.clock = clock;
        this.mostPerMinute = mostPerMinute;
    }

    /**
     * Takes one question of this account.
     *
     * @throws Refusal TOO_MANY_QUESTIONS
     */
    void take(PartnerCode partner) {
        if (pay(partner, 1).questions() < 0) {
            pay(partner, -1);
            throw new Refusal(ReasonCode.TOO_MANY_QUESTIONS);
        }
    }

    /** The question was about somebody unknown. */
    void countUnknown(PartnerCode partner) {
        pay(partner, UNKNOWN_COSTS_MORE);
    }

    private Purse pay(PartnerCode partner, int questions) {
        Instant now = clock.instant();
        return purses.compute(partner, (code, purse) -> {
            double left = purse == null ? mostPerMinute : Math.min(mostPerMinute, purse.questions()
                    + mostPerMinute * (Duration.between(purse.at(), now).toMillis() / 60_000.0));
            return new Purse(left - questions, now);
        });
    }
}
