package org.healthhub.connectors.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.BitSet;
import java.util.List;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.Observed;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.RecordInbox;
import org.healthhub.connectors.TrackingId;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.Arrival;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.RecordKey;

/** Trips that persons declare. What became of one is asked for under its tracking id, as of any record. */
@Path("/trips")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class TripsResource {
    @Inject
    PartnerGate gate;
    @Inject
    TrackingId trackingIds;
    @Inject
    RecordInbox inbox;
    @Inject
    Clock clock;

    @POST
    public Response post(@Context SecurityContext caller, InputStream body) throws IOException {
        PartnerView channel = gate.callerOf(PartnerSystem.CHECK_IN, caller.getUserPrincipal());
        String id = trackingIds.issue(channel.code(), 1, new BitSet());
        HealthRecord trip = record(channel, JsonDoor.single(body), channel.arrival(clock.instant()).trackedBy(id));
        inbox.put(List.of(trip));
        return Response.status(Response.Status.CREATED).entity(Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("recordId", trip.key().recordId());
            out.writeStringField("trackingId", id);
            out.writeEndObject();
        })).build();
    }

    static HealthRecord record(PartnerView channel, RecordFields trip, Arrival arrival) {
        RecordKey key = trip.checked("recordId", trip.optionalText("recordId", 64).orElse(""),
                id -> new RecordKey(channel.code(), id));
        Observed observed = Observed.at(trip.time("observedAt"), arrival, "observedAt");
        return new HealthRecord(key, PartnerSystem.CHECK_IN, observed.at(), TripDeclaration.facts(trip, observed), arrival);
    }
}
