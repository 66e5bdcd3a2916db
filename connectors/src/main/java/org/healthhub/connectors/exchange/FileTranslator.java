package org.healthhub.connectors.exchange;

import java.util.List;
import org.healthhub.connectors.Observed;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Translator;
import org.healthhub.registry.ExchangeManifest;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/** Reads the lines of one file: what is said of another province, or was observed after the list was drawn up, is refused. */
record FileTranslator(ExchangeTranslator translator, ExchangeManifest manifest) implements Translator {
    @Override
    public PartnerSystem system() {
        return translator.system();
    }

    @Override
    public List<Fact> facts(RecordFields record, Observed observed) {
        List<Fact> facts = translator.facts(record, observed);
        check(record, observed);
        return facts;
    }

    @Override
    public List<Fact> facts(RecordFields record, Observed observed, PartnerCode sender) {
        List<Fact> facts = translator.facts(record, observed, sender);
        check(record, observed);
        return facts;
    }

    private void check(RecordFields record, Observed observed) {
        if (!ExchangeTranslator.province(record).equals(manifest.province())) {
            throw record.refused(ReasonCode.PROVINCE_NOT_OF_SENDER, "province");
        }
        if (observed.at().isAfter(manifest.asOf())) {
            throw record.refused(ReasonCode.FUTURE_TIME, "observedAt");
        }
    }
}
