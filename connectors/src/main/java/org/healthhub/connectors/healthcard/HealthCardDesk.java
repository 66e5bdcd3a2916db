package org.healthhub.connectors.healthcard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.RecordInbox;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.RefusedRecords;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.HubKeys;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/** Answers the messages of the provincial health card interface: translated, queued, and told what became of it. */
@ApplicationScoped
public class HealthCardDesk {
    private static final int ROOT_KEY_BYTES = 16;

    @Inject
    PartnerGate gate;
    @Inject
    RecordInbox inbox;
    @Inject
    RefusedRecords refusedRecords;
    @Inject
    HubKeys keys;
    @Inject
    Clock clock;

    /** The answer to one message. What is wrong with it is told in the answer; only trouble is thrown. */
    String answer(Principal caller, String action, String message) {
        PartnerView partner;
        try {
            partner = gate.callerOf(PartnerSystem.HEALTH_CARD, caller);
        } catch (Refusal refusal) {
            return RhcAnswer.refused(new RhcRefusal(refusal.reason(), ""));
        }
        try {
            return taken(partner, action, message);
        } catch (RhcRefusal refusal) {
            return refused(partner, refusal);
        } catch (UnreadableRecord refusal) {
            return refused(partner, new RhcRefusal(refusal.reason(), refusal.field()));
        } catch (Refusal unavailable) {
            return RhcAnswer.refused(new RhcRefusal(unavailable.reason(), ""));
        }
    }

    private String taken(PartnerView partner, String actionXml, String messageXml) {
        RhcAction action = RhcAction.read(RhcXml.read(actionXml, "arg0"));
        if (!action.userName().equals(partner.code().value())) {
            throw new RhcRefusal(RhcResult.BAD_CREDENTIALS, ReasonCode.NOT_AUTHENTICATED, "userName");
        }
        RhcTranslator.Translated translated = translator().translate(action, RhcXml.read(messageXml, "arg1"),
                partner.code(), partner.arrival(clock.instant()));
        inbox.put(List.of(translated.record()));
        return RhcAnswer.done(translated.card());
    }

    private String refused(PartnerView partner, RhcRefusal refusal) {
        refusedRecords.add(partner, 1);
        return RhcAnswer.refused(refusal);
    }

    private RhcTranslator translator() {
        return new RhcTranslator(Arrays.copyOf(keys.derive("ehc-root"), ROOT_KEY_BYTES));
    }
}
