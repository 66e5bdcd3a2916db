package org.healthhub.connectors.exchange;

import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.RecordFields;
import org.healthhub.registry.OfficerAct;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.ReasonCode;

/** Whether somebody's code is green, and what for it is asked. */
record GreenCodeQuestion(HolderId holder, Purpose purpose) {
    /** What a province may ask for. */
    enum Purpose { ENTRY, TRANSIT, WORK, STAY }

    /** @throws org.healthhub.connectors.UnreadableRecord when the person or the purpose cannot be read */
    static GreenCodeQuestion read(RecordFields fields) {
        return new GreenCodeQuestion(HolderFields.holder(fields).id(),
                fields.oneOf("purpose", Purpose.class, ReasonCode.UNKNOWN_CATEGORY));
    }

    /** Who asks, and what for. */
    OfficerAct by(PartnerView partner) {
        return new OfficerAct(partner.code().value(), purpose.name());
    }
}
