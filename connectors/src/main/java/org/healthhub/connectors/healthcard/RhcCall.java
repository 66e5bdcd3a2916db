package org.healthhub.connectors.healthcard;

import org.healthhub.registry.PartnerView;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;

/** One message of the provincial interface: from whom, what is asked, and when it came. */
record RhcCall(PartnerView partner, RhcAction action, RhcFields message, Arrival arrival) {

    PartnerCode sender() {
        return partner.code();
    }

    /**
     * @throws RhcRefusal when the sender was not granted this read
     */
    void need(Grant grant) {
        if (!partner.grants().contains(grant)) {
            throw new RhcRefusal(action.byApp() ? RhcResult.APP_NOT_CERTIFIED : RhcResult.NOT_CERTIFIED,
                    ReasonCode.NOT_GRANTED, "bussinessCode");
        }
    }
}
