package org.healthhub.registry.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthhub.registry.RulePackSamples;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RecordKey;
import org.junit.jupiter.api.Test;

class CodeStatusTest {
    private static final LocalDate MARCH_1 = LocalDate.of(2020, 3, 1);
    private static final CodeTerms BOTH = new CodeTerms(true, Optional.of(Period.ofDays(14)));

    @Test
    void aCodeIsUnverifiedUntilTheDayOfTheFirstCheckInPerson() {
        List<Finding> facts = List.of(checkIn(MARCH_1), check(MARCH_1.plusDays(2)), check(MARCH_1.plusDays(5)));

        assertThat(status(BOTH, MARCH_1.plusDays(1), facts)).isEqualTo(CodeStatus.UNVERIFIED);
        assertThat(status(BOTH, MARCH_1.plusDays(2), facts)).isEqualTo(CodeStatus.ACTIVE);
        assertThat(CodeStatus.UNVERIFIED.obstacle()).contains(ReasonCode.CODE_UNVERIFIED);
    }

    @Test
    void aCodeExpiresWhenNothingWasHeardForSoLongAndTheNextRecordRevivesIt() {
        CodeTerms terms = new CodeTerms(false, Optional.of(Period.ofDays(14)));
        List<Finding> facts = List.of(checkIn(MARCH_1));

        assertThat(status(terms, MARCH_1.plusDays(13), facts)).isEqualTo(CodeStatus.ACTIVE);
        assertThat(status(terms, MARCH_1.plusDays(14), facts)).isEqualTo(CodeStatus.EXPIRED);
        assertThat(status(terms, MARCH_1.plusDays(15), List.of(checkIn(MARCH_1), checkIn(MARCH_1.plusDays(15)))))
                .isEqualTo(CodeStatus.ACTIVE);
        assertThat(CodeStatus.EXPIRED.obstacle()).contains(ReasonCode.CODE_EXPIRED);
    }

    @Test
    void whatWasWithdrawnIsNoSignOfLife() {
        CodeTerms terms = new CodeTerms(false, Optional.of(Period.ofDays(14)));

        assertThat(status(terms, MARCH_1.plusDays(14),
                List.of(checkIn(MARCH_1), new Finding.Withdrawn(MARCH_1.plusDays(10))))).isEqualTo(CodeStatus.EXPIRED);
    }

    @Test
    void withoutTermsACodeCountsAtOnceAndForEver() {
        assertThat(status(CodeTerms.NONE, MARCH_1.plusYears(2), List.of(checkIn(MARCH_1)))).isEqualTo(CodeStatus.ACTIVE);
    }

    @Test
    void cancellationOutweighsEverything() {
        assertThat(status(BOTH, MARCH_1, List.of(new Finding.Death(MARCH_1, "d")))).isEqualTo(CodeStatus.CANCELLED);
        assertThat(status(BOTH, MARCH_1, List.of(check(MARCH_1), new Finding.CardCancelled(MARCH_1, "8E49"))))
                .isEqualTo(CodeStatus.CANCELLED);
    }

    private static Finding checkIn(LocalDate on) {
        return new Finding.CheckIn(on, Optional.empty(), Set.of(), Optional.empty(), "app");
    }

    private static Finding check(LocalDate on) {
        return new Finding.InPersonCheck(on, "gate", Optional.empty());
    }

    private static CodeStatus status(CodeTerms terms, LocalDate on, List<Finding> findings) {
        List<Evidence> facts = new ArrayList<>();
        for (Finding finding : findings) {
            Instant at = finding.effectiveOn().atTime(8, 0).toInstant(ZoneOffset.ofHours(8));
            facts.add(new Evidence(new RecordKey(new PartnerCode("any"), "r" + facts.size()), 0, at, at, finding));
        }
        return CodeStatus.of(RulePackSamples.zhejiang().fold(facts), terms, on);
    }
}
