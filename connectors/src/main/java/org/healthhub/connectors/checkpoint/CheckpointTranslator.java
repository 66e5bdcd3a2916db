package org.healthhub.connectors.checkpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.Observed;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Translator;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding.InPersonCheck;
import org.healthhub.registry.intake.Finding.TemperatureReading;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/**
 * What happened at a checkpoint to somebody who showed a document: a temperature was taken, or staff compared the
 * document with the person, which is the first in-person check that some rule packs ask for.
 */
@ApplicationScoped
public class CheckpointTranslator implements Translator {
    private static final int LONGEST_CHECKPOINT = 64;

    @Override
    public PartnerSystem system() {
        return PartnerSystem.CHECKPOINT;
    }

    @Override
    public List<Fact> facts(RecordFields record, Observed observed) {
        Holder holder = HolderFields.holder(record);
        String checkpoint = record.text("checkpoint", LONGEST_CHECKPOINT);
        Optional<String> division = record.optionalDivision("division");
        List<Fact> facts = new ArrayList<>();
        record.temperature("temperature").ifPresent(temperature -> facts.add(new Fact(holder,
                new TemperatureReading(observed.day(), temperature, checkpoint, division))));
        if (record.has("documentSeen") && record.flag("documentSeen")) {
            facts.add(new Fact(holder, new InPersonCheck(observed.day(), checkpoint, Optional.empty())));
        }
        if (facts.isEmpty()) {
            throw record.refused(ReasonCode.MISSING_FIELD, "temperature");
        }
        return facts;
    }
}
