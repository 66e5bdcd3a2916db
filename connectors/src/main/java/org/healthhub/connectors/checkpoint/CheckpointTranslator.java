package org.healthhub.connectors.checkpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.Observed;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Translator;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding.TemperatureReading;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/** A temperature that was taken at a checkpoint, of somebody whose document was seen there. */
@ApplicationScoped
public class CheckpointTranslator implements Translator {
    private static final int LONGEST_CHECKPOINT = 64;

    @Override
    public PartnerSystem system() {
        return PartnerSystem.CHECKPOINT;
    }

    @Override
    public List<Fact> facts(RecordFields record, Observed observed) {
        return List.of(new Fact(HolderFields.holder(record), new TemperatureReading(observed.day(),
                record.temperature("temperature")
                        .orElseThrow(() -> record.refused(ReasonCode.MISSING_FIELD, "temperature")),
                record.text("checkpoint", LONGEST_CHECKPOINT), record.optionalDivision("division"))));
    }
}
