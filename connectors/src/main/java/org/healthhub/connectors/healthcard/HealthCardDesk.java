package org.healthhub.connectors.healthcard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import java.time.Clock;
import org.healthhub.connectors.HubLog;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.RefusedRecords;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.RegistryTrouble;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/** Answers the messages of the provincial health card interface. What is wrong with one is told in the answer. */
@ApplicationScoped
public class HealthCardDesk {
    private PartnerGate gate;
    private RefusedRecords refusedRecords;
    private CardRegistrations registrations;
    private CardCodeAnswers codes;
    private CardFamily family;
    private Clock clock;

    /** For the container's proxy. */
    protected HealthCardDesk() {
    }

    @Inject
    HealthCardDesk(PartnerGate gate, RefusedRecords refusedRecords, CardRegistrations registrations,
            CardCodeAnswers codes, CardFamily family, Clock clock) {
        this.gate = gate;
        this.refusedRecords = refusedRecords;
        this.registrations = registrations;
        this.codes = codes;
        this.family = family;
        this.clock = clock;
    }

    /** The answer to one message; only trouble is thrown. */
    String answer(Principal caller, String action, String message) {
        PartnerView partner;
        try {
            partner = gate.callerOf(PartnerSystem.HEALTH_CARD, caller);
        } catch (Refusal refusal) {
            return RhcAnswer.refused(new RhcRefusal(refusal.reason(), "")).xml();
        }
        return answer(partner, action, message);
    }

    String answer(PartnerView partner, String action, String message) {
        try {
            return answered(call(partner, action, message)).xml();
        } catch (RhcRefusal refusal) {
            return refused(partner, refusal);
        } catch (UnreadableRecord refusal) {
            return refused(partner, new RhcRefusal(refusal.reason(), refusal.field()));
        } catch (Refusal unavailable) {
            return RhcAnswer.refused(new RhcRefusal(unavailable.reason(), "")).xml();
        } catch (RegistryTrouble trouble) {
            HubLog.LOG.registryUnavailable(trouble);
            return RhcAnswer.refused(new RhcRefusal(ReasonCode.UNAVAILABLE, "")).xml();
        }
    }

    private RhcCall call(PartnerView partner, String actionXml, String messageXml) {
        RhcAction action = RhcAction.read(RhcXml.read(actionXml, "arg0"));
        if (!action.userName().equals(partner.code().value())) {
            throw new RhcRefusal(RhcResult.BAD_CREDENTIALS, ReasonCode.NOT_AUTHENTICATED, "userName");
        }
        return new RhcCall(partner, action, RhcXml.read(messageXml, "arg1"), partner.arrival(clock.instant()));
    }

    private RhcAnswer answered(RhcCall call) {
        return switch (call.action().operation()) {
            case REGISTER, REGISTER_ON_SITE -> registrations.registered(call);
            case MODIFY -> registrations.modified(call);
            case CANCEL -> registrations.cancelled(call);
            case APPLY_FOR_CODE -> codes.applied(call);
            case VERIFY_CODE -> codes.verified(call);
            case GET_CODES -> codes.found(call);
            case BIND_MEMBER -> family.bound(call);
            case UNBIND_MEMBER -> family.unbound(call);
            case LIST_MEMBERS -> family.listed(call);
        };
    }

    private String refused(PartnerView partner, RhcRefusal refusal) {
        refusedRecords.add(partner, 1);
        return RhcAnswer.refused(refusal).xml();
    }
}
