package org.healthhub.connectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.healthhub.registry.IntakeLedger;
import org.healthhub.registry.PartnerView;

/** Counts what the doors refuse: such records never reach the registry, yet belong to the day's figures. */
@ApplicationScoped
public class RefusedRecords {
    @Inject
    IntakeLedger ledger;

    /** Adds so many of this partner to today's figure; a figure that cannot be kept refuses nobody. */
    public void add(PartnerView partner, int records) {
        if (records == 0) {
            return;
        }
        try {
            ledger.countRefused(partner.code(), partner.system(), records);
        } catch (RuntimeException registryTrouble) {
            HubLog.LOG.refusedNotCounted(records, registryTrouble);
        }
    }
}
