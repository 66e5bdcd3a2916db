package org.healthhub.connectors.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;
import org.junit.jupiter.api.Test;

class QuestionLimitTest {
    private static final PartnerCode METRO = new PartnerCode("hz-metro");
    private final Moment moment = new Moment();
    private final QuestionLimit limit = new QuestionLimit(moment, 60);

    private static final class Moment extends Clock {
        private Instant now = Instant.parse("2020-03-09T01:00:00Z");

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
    void anAccountAsksSoOftenInAMinuteAndAnotherIsNotDisturbed() {
        ask(60);

        assertRefused();
        assertThatCode(() -> limit.take(new PartnerCode("another"))).doesNotThrowAnyException();
        moment.now = moment.now.plus(Duration.ofSeconds(1));
        ask(1);
        assertRefused();
    }

    @Test
    void aQuestionAboutSomebodyUnknownCountsTenfold() {
        for (int i = 0; i < 6; i++) {
            limit.take(METRO);
            limit.countUnknown(METRO);
        }

        assertRefused();
    }

    @Test
    void nobodySavesUpQuestions() {
        ask(1);
        moment.now = moment.now.plus(Duration.ofDays(1));
        ask(60);

        assertRefused();
    }

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            limit.take(METRO);
        }
    }

    private void assertRefused() {
        assertThatThrownBy(() -> limit.take(METRO)).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.reason()).isEqualTo(ReasonCode.TOO_MANY_QUESTIONS));
    }
}
