package org.healthhub.registry;

import java.time.LocalDate;
import java.util.Optional;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.rules.Rule;
import org.healthhub.registry.rules.RulePack;
import org.healthhub.registry.rules.Verdict;

/**
 * Why a code has its colour: a live measure with its rule, its decree and the record behind it.
 *
 * @param cleanDays       consecutive days of normal check-ins so far
 * @param cleanDaysNeeded how many would end it; empty where check-ins end nothing
 */
public record ReasonView(String rule, String says, String saysEnglish, String category, String decree, Colour colour,
        LocalDate since, Optional<LocalDate> until, int cleanDays, Optional<Integer> cleanDaysNeeded, String partner,
        String partnerName, String recordId) {

    static ReasonView of(RulePack pack, Verdict.Reason reason, String partnerName) {
        Rule rule = pack.rule(reason.rule()).orElseThrow();
        return new ReasonView(rule.id(), rule.says(), rule.saysEnglish(), rule.category(), rule.decree(),
                reason.colour(), reason.since(), reason.until(), reason.cleanDays(), rule.exit().checkInDays(),
                reason.source().partner().value(), partnerName, reason.source().recordId());
    }
}
