package org.healthhub.connectors;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.healthhub.connectors.checkin.CheckInTranslator;
import org.healthhub.connectors.checkin.OfficeForm;
import org.healthhub.connectors.checkpoint.CheckpointTranslator;
import org.healthhub.connectors.exchange.ExchangeLines;
import org.healthhub.connectors.exchange.ExchangeTranslator;
import org.healthhub.connectors.exchange.ExchangeXmlMessages;
import org.healthhub.connectors.healthcard.HealthCardTranslator;
import org.healthhub.connectors.laboratory.FhirFormat;
import org.healthhub.connectors.laboratory.Hl7Format;
import org.healthhub.connectors.laboratory.LaboratoryTranslator;
import org.healthhub.connectors.resumption.ResumptionTranslator;
import org.healthhub.connectors.resumption.ResumptionXlsx;
import org.healthhub.connectors.risklist.RiskListCsv;
import org.healthhub.connectors.risklist.RiskListTranslator;

/** Every translator and every format of the hub, without a container. */
public final class Languages {
    /** What stands in answers of the hub. */
    private static final Clock NOON = Clock.fixed(Instant.parse("2020-03-09T04:00:00Z"), HubDay.ZONE);
    /** The provinces for which every partner of the tests speaks: not for 13, and not as the national base library. */
    private static final Set<String> SPOKEN_FOR = Set.of("11", "31", "32", "34", "36", "42", "54", "63");

    static final List<Translator> TRANSLATORS = List.of(new CheckInTranslator(), new RiskListTranslator(), new ExchangeTranslator(anybody -> SPOKEN_FOR),
                    new HealthCardTranslator(), new ResumptionTranslator(), new LaboratoryTranslator(),
                    new CheckpointTranslator());
    static final List<MessageFormat> FORMATS = List.of(new ExchangeLines(), new ExchangeXmlMessages(),
            new Hl7Format(NOON), new FhirFormat(), new RiskListCsv(), new OfficeForm(),
            new ResumptionXlsx());
    public static final Translators ALL = Translators.of(TRANSLATORS, FORMATS);

    private Languages() {
    }
}
