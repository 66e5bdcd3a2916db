package org.healthhub.connectors;

import java.util.List;
import org.healthhub.connectors.checkin.CheckInTranslator;
import org.healthhub.connectors.checkpoint.CheckpointTranslator;
import org.healthhub.connectors.exchange.ExchangeTranslator;
import org.healthhub.connectors.healthcard.HealthCardTranslator;
import org.healthhub.connectors.laboratory.LaboratoryTranslator;
import org.healthhub.connectors.resumption.ResumptionTranslator;
import org.healthhub.connectors.resumption.ResumptionXlsx;
import org.healthhub.connectors.risklist.RiskListTranslator;

/** Every translator and every format of the hub, without a container. */
public final class Languages {
    public static final Translators ALL = Translators.of(
            List.of(new CheckInTranslator(), new RiskListTranslator(), new ExchangeTranslator(),
                    new HealthCardTranslator(), new ResumptionTranslator(), new LaboratoryTranslator(),
                    new CheckpointTranslator()),
            List.of(new ResumptionXlsx()));

    private Languages() {
    }
}
