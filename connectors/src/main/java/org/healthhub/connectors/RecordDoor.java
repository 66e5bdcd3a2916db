package org.healthhub.connectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The way of a message from a door that answers at once: translated before the answer, so that its sender learns what
 * was unreadable, and durably queued before the answer, so that what was accepted is not lost.
 */
@ApplicationScoped
public class RecordDoor {
    private Translators translators;
    private RecordInbox inbox;
    private TrackingId trackingIds;
    private RefusedRecords refusedRecords;
    private Clock clock;

    /** For the container's proxy. */
    protected RecordDoor() {
    }

    @Inject
    RecordDoor(Translators translators, RecordInbox inbox, TrackingId trackingIds, RefusedRecords refusedRecords,
            Clock clock) {
        this.translators = translators;
        this.inbox = inbox;
        this.trackingIds = trackingIds;
        this.refusedRecords = refusedRecords;
        this.clock = clock;
    }

    /** What was taken: the id under which it can be asked for, and a receipt per record. */
    public record Taken(String trackingId, List<Receipt> receipts) {
    }

    /**
     * Takes a message of a partner, in the format that it names.
     *
     * @throws Refusal when the message is refused as a whole, with UNAVAILABLE when the broker did not take it
     */
    public Taken take(PartnerView partner, MessageBody message) {
        Translation translation = translators.translate(partner.system(), message, partner.code(),
                partner.arrival(clock.instant()));
        translation.refusal().ifPresent(RecordDoor::refuse);
        List<Receipt> receipts = translation.receipts();
        String id = trackingIds.issue(partner.code(), receipts.size(), translation.refusedPlaces());
        inbox.put(translation.tracked(id).records());
        refusedRecords.add(partner, receipts.size() - translation.records().size());
        return new Taken(id, receipts);
    }

    private static void refuse(ReasonCode reason) {
        throw new Refusal(reason);
    }
}
