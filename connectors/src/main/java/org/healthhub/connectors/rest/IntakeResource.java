package org.healthhub.connectors.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.Receipt;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.TrackingId;
import org.healthhub.registry.IntakeLedger;
import org.healthhub.registry.IntakeLedger.Settled;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.ReasonCode;

/** What became of the records of a request, for the partner that sent it. */
@Path("/intake/{trackingId}")
@ApplicationScoped
public class IntakeResource {
    @Inject
    PartnerGate gate;
    @Inject
    TrackingId trackingIds;
    @Inject
    IntakeLedger ledger;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] get(@PathParam("trackingId") String trackingId, @Context SecurityContext caller) {
        PartnerView partner = gate.caller(caller.getUserPrincipal());
        TrackingId.Request request = trackingIds.open(partner.code(), trackingId)
                .orElseThrow(() -> new Refusal(ReasonCode.UNKNOWN_TRACKING_ID));
        List<Receipt> receipts = receipts(request, ledger.outcomes(trackingId));
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("trackingId", trackingId);
            out.writeNumberField("pending",
                    receipts.stream().filter(r -> r.outcome().equals(Receipt.PENDING)).count());
            Receipt.writeAll(out, receipts);
            out.writeEndObject();
        });
    }

    /** One per record of the request: what the registry settled, what the door refused, and the rest, pending. */
    static List<Receipt> receipts(TrackingId.Request request, List<Settled> settled) {
        List<Receipt> receipts = new ArrayList<>(request.records());
        for (int index = 0; index < request.records(); index++) {
            receipts.add(new Receipt(index, Optional.empty(),
                    request.refused().get(index) ? Receipt.REFUSED : Receipt.PENDING,
                    Optional.empty(), Optional.empty()));
        }
        for (Settled one : settled) {
            receipts.set(one.index(), new Receipt(one.index(), Optional.of(one.recordId()), one.outcome(), one.code(),
                    Optional.empty()));
        }
        return receipts;
    }
}
