package org.healthhub.connectors.healthcard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.Observed;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Translator;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding.CardCancelled;
import org.healthhub.registry.intake.Finding.CardIssued;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/**
 * A card that was registered, modified or cancelled. What the code does not need (address, nation, sex, birth date,
 * main index) is not kept.
 */
@ApplicationScoped
public class HealthCardTranslator implements Translator {
    private static final Pattern EHC_ID = Pattern.compile("[0-9A-F]{64}");
    /** Dictionary RHC_VCARD_ZT: cancelled, normal, to be reviewed, review failed, certified, not registered. */
    private static final Pattern STATUS = Pattern.compile("[0-5]");

    private enum Operation { REGISTER, MODIFY, CANCEL }

    @Override
    public PartnerSystem system() {
        return PartnerSystem.HEALTH_CARD;
    }

    @Override
    public List<Fact> facts(RecordFields record, Observed observed) {
        Operation operation = record.oneOf("operation", Operation.class, ReasonCode.UNKNOWN_OPERATION);
        String ehcId = record.text("ehcId", 128).toUpperCase(Locale.ROOT);
        if (!EHC_ID.matcher(ehcId).matches()) {
            throw record.refused(ReasonCode.BAD_FIELD, "ehcId");
        }
        if (operation == Operation.CANCEL) {
            return List.of(new Fact(HolderFields.holder(record), new CardCancelled(observed.day(), ehcId)));
        }
        return List.of(new Fact(HolderFields.named(record),
                new CardIssued(observed.day(), ehcId, status(record), record.optionalDivision("division"))));
    }

    private static String status(RecordFields record) {
        String status = record.code("status");
        if (!STATUS.matcher(status).matches()) {
            throw record.refused(ReasonCode.UNKNOWN_STATUS, "status");
        }
        return status;
    }
}
