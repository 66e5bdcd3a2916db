package org.healthhub.connectors.laboratory;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.Observed;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Translator;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding.TestOutcome;
import org.healthhub.registry.intake.Finding.TestResult;
import org.healthhub.registry.intake.Finding.TestStatus;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/**
 * A report on one specimen. A corrected or cancelled one may come under the record id of the first report or under one
 * of its own: of several reports on a specimen the one that was observed last counts.
 */
@ApplicationScoped
public class LaboratoryTranslator implements Translator {
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_NAME = 100;

    @Override
    public PartnerSystem system() {
        return PartnerSystem.LABORATORY;
    }

    @Override
    public List<Fact> facts(RecordFields record, Observed observed) {
        Holder holder = HolderFields.holder(record);
        Instant sampled = record.time("sampledAt");
        if (record.time("reportedAt").isBefore(sampled)) {
            throw record.refused(ReasonCode.BAD_PERIOD, "reportedAt");
        }
        if (sampled.isAfter(observed.at())) {
            throw record.refused(ReasonCode.FUTURE_TIME, "sampledAt");
        }
        return List.of(new Fact(holder, new TestResult(record.text("specimenId", LONGEST_ID), sampled,
                record.oneOf("result", TestOutcome.class, ReasonCode.UNKNOWN_CATEGORY),
                record.oneOf("status", TestStatus.class, ReasonCode.UNKNOWN_STATUS),
                record.text("laboratory", LONGEST_NAME))));
    }
}
