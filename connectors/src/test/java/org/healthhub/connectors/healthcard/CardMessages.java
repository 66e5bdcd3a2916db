package org.healthhub.connectors.healthcard;

import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.PartnerCode;

/** Reads SOAP messages of the card system as the endpoint does, for tests outside this package. */
public final class CardMessages {
    private static final RhcTranslator TRANSLATOR = new RhcTranslator(new byte[16]);

    private CardMessages() {
    }

    public static HealthRecord read(String action, String message, PartnerCode partner, Arrival arrival) {
        return TRANSLATOR.translate(RhcAction.read(RhcXml.read(action, "arg0")), RhcXml.read(message, "arg1"), partner,
                arrival).record();
    }

    /** Reads a text as each of the two; what is no message is refused, and nothing else may happen. */
    public static void readAnything(String text) {
        try {
            RhcAction.read(RhcXml.read(text, "arg0"));
        } catch (RhcRefusal | UnreadableRecord refused) {
            // As it should be.
        }
    }
}
