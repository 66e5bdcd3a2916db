package org.healthhub.connectors;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.ReasonCode;

/**
 * What a message became: the records that read well, and a receipt for every record.
 *
 * @param records  in the order of the message; {@link Arrival#index()} is the place in it
 * @param receipts one per record of the message, {@code ACCEPTED} or {@code REFUSED}
 * @param refusal  why the message as a whole was refused; there is one receipt then, for the message
 */
public record Translation(List<HealthRecord> records, List<Receipt> receipts, Optional<ReasonCode> refusal) {
    public Translation {
        records = List.copyOf(records);
        receipts = List.copyOf(receipts);
    }

    static Translation refused(ReasonCode reason) {
        return new Translation(List.of(), List.of(Receipt.refused(0, Optional.empty(),
                new UnreadableRecord(reason, ""))), Optional.of(reason));
    }

    /** The places of the refused records. */
    public BitSet refusedPlaces() {
        BitSet places = new BitSet(receipts.size());
        receipts.stream().filter(Receipt::isRefused).forEach(receipt -> places.set(receipt.index()));
        return places;
    }

    /** The same, arrived under a tracking id. */
    public Translation tracked(String trackingId) {
        List<HealthRecord> tracked = records.stream().map(r -> new HealthRecord(r.key(), r.system(), r.observedAt(),
                r.facts(), r.arrival().trackedBy(trackingId))).toList();
        return new Translation(tracked, receipts, refusal);
    }
}
