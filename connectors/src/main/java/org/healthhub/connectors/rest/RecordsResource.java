package org.healthhub.connectors.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.ReadRecord;
import org.healthhub.connectors.Receipt;
import org.healthhub.connectors.RecordInbox;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.RefusedRecords;
import org.healthhub.connectors.TrackingId;
import org.healthhub.connectors.Translation;
import org.healthhub.connectors.Translators;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/**
 * Records in: translated before the answer, so that a partner learns at once what was unreadable, and durably queued
 * before the answer, so that what was accepted is not lost.
 */
@Path("/records/{system}")
@ApplicationScoped
public class RecordsResource {
    @Inject
    PartnerGate gate;
    @Inject
    Translators translators;
    @Inject
    RecordInbox inbox;
    @Inject
    TrackingId trackingIds;
    @Inject
    RefusedRecords refusedRecords;
    @Inject
    Clock clock;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response post(@PathParam("system") String path, @Context SecurityContext caller, InputStream body)
            throws IOException {
        PartnerSystem system = PartnerSystem.ofPath(path).filter(translators::speak)
                .orElseThrow(() -> new Refusal(ReasonCode.NO_SUCH_RESOURCE));
        PartnerView partner = gate.callerOf(system, caller.getUserPrincipal());
        List<ReadRecord> read = JsonDoor.records(body);
        Translation translation = translators.translate(system, read, partner.code(), partner.arrival(clock.instant()));
        String id = trackingIds.issue(partner.code(), read.size(), translation.refusedPlaces());
        inbox.put(translation.tracked(id).records());
        refusedRecords.add(partner, read.size() - translation.records().size());
        return Response.accepted(answer(id, translation.receipts())).build();
    }

    static byte[] answer(String trackingId, List<Receipt> receipts) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("trackingId", trackingId);
            Receipt.writeCounted(out, receipts);
            out.writeEndObject();
        });
    }
}
