package org.healthhub.connectors.exchange;

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
import java.util.List;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.Receipt;
import org.healthhub.connectors.RecordDoor;
import org.healthhub.connectors.RecordFields;
import org.healthhub.registry.GreenCodes;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.intake.Holder;

/** Pulls what the national base library holds of one person, because somebody needs it now. */
@Path("/exchange")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class PullResource {
    @Inject
    PartnerGate gate;
    @Inject
    GreenCodes codes;
    @Inject
    BaseLibrary library;

    @POST
    @Path("/pull")
    public Response pull(@Context SecurityContext caller, InputStream body) throws IOException {
        PartnerView partner = gate.callerWith(Grant.EXCHANGE, caller.getUserPrincipal());
        RecordFields fields = JsonDoor.single(body);
        GreenCodeQuestion question = GreenCodeQuestion.read(fields);
        Holder holder = HolderFields.holder(fields);
        codes.noteAskedOf(PartnerView.WHOLE_COUNTRY, question.holder(), question.by(partner));
        List<Receipt> receipts = library.pull(holder).stream().map(RecordDoor.Taken::receipts).findFirst().orElse(List.of());
        return Response.accepted(Json.bytes(out -> {
            out.writeStartObject();
            Receipt.writeCounted(out, receipts);
            out.writeEndObject();
        })).build();
    }
}
