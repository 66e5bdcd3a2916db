package org.healthhub.connectors.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import org.healthhub.connectors.TemperatureReadings;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.VerificationTally;
import org.healthhub.registry.VerificationTally.Result;
import org.healthhub.registry.VerifiedCode;

/** What a verification leaves behind: a count, and a temperature that was taken. Neither delays its answer. */
@ApplicationScoped
public class Verified {
    private static final BigDecimal FEVER = new BigDecimal("37.3");

    @Inject
    VerificationTally tally;
    @Inject
    TemperatureReadings readings;

    /** The answer, noted. */
    VerifiedCode noted(PartnerView partner, CodeCheck check, VerifiedCode code) {
        tally.add(partner.code(), check.checkpoint(), result(check, code));
        if (code.valid()) {
            check.temperature().ifPresent(degrees -> readings.add(partner, check.token(), check.checkpoint(), degrees));
        }
        return code;
    }

    static Result result(CodeCheck check, VerifiedCode code) {
        if (!code.valid()) {
            return Result.NOT_VALID;
        }
        if (check.passes(code)) {
            return Result.PASSED;
        }
        return check.temperature().filter(degrees -> degrees.compareTo(FEVER) >= 0).isPresent()
                ? Result.FEVER : Result.NOT_GREEN;
    }
}
