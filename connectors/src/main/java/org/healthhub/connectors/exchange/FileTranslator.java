package org.healthhub.connectors.exchange;

import java.util.List;
import org.healthhub.connectors.Observed;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Translator;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/** Reads the lines of one province's file: a record that is said of another province is refused. */
record FileTranslator(ExchangeTranslator translator, String province) implements Translator {
    @Override
    public PartnerSystem system() {
        return translator.system();
    }

    @Override
    public List<Fact> facts(RecordFields record, Observed observed) {
        List<Fact> facts = translator.facts(record, observed);
        check(record);
        return facts;
    }

    @Override
    public List<Fact> facts(RecordFields record, Observed observed, PartnerCode sender) {
        List<Fact> facts = translator.facts(record, observed, sender);
        check(record);
        return facts;
    }

    private void check(RecordFields record) {
        if (!ExchangeTranslator.province(record).equals(province)) {
            throw record.refused(ReasonCode.PROVINCE_NOT_OF_SENDER, "province");
        }
    }
}
