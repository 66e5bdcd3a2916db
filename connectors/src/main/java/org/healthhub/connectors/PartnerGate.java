package org.healthhub.connectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import org.healthhub.registry.PartnerDirectory;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/** Who is calling, and whether it may. The container has checked the password; the directory knows the rest. */
@ApplicationScoped
public class PartnerGate {
    @Inject
    PartnerDirectory directory;

    /**
     * The partner behind the authenticated account.
     *
     * @param principal as the container gives it, null when nobody was authenticated
     * @throws Refusal NOT_AUTHENTICATED or UNKNOWN_PARTNER
     */
    public PartnerView caller(Principal principal) {
        if (principal == null) {
            throw new Refusal(ReasonCode.NOT_AUTHENTICATED);
        }
        return directory.byAccount(principal.getName()).orElseThrow(() -> new Refusal(ReasonCode.UNKNOWN_PARTNER));
    }

    /**
     * The caller, who must be of this system.
     *
     * @throws Refusal also WRONG_SYSTEM
     */
    public PartnerView callerOf(PartnerSystem system, Principal principal) {
        PartnerView partner = caller(principal);
        return partner.system() == system ? partner : refuse(partner, ReasonCode.WRONG_SYSTEM);
    }

    /**
     * The caller, who must have been granted this read.
     *
     * @throws Refusal also NOT_GRANTED
     */
    public PartnerView callerWith(PartnerView.Grant grant, Principal principal) {
        PartnerView partner = caller(principal);
        return partner.grants().contains(grant) ? partner : refuse(partner, ReasonCode.NOT_GRANTED);
    }

    private static PartnerView refuse(PartnerView partner, ReasonCode reason) {
        HubLog.LOG.partnerRefused(partner.code(), reason);
        throw new Refusal(reason);
    }
}
