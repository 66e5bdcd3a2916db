package org.healthhub.connectors.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.regex.Pattern;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.AppealDesk;
import org.healthhub.registry.AppealRequest;
import org.healthhub.registry.AppealTicket;
import org.healthhub.registry.DeskOutcome;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;

/** Appeals of persons who find their colour wrong, brought by the channels that show them their code. */
@Path("/corrections")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class CorrectionsResource {
    private static final int LONGEST_RECORD_ID = 64;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Inject
    PartnerGate gate;
    @Inject
    AppealDesk appeals;

    /** Opens an appeal; while one about this person is open, that one is answered. */
    @POST
    public Response open(@Context SecurityContext caller, InputStream body) throws IOException {
        PartnerView channel = gate.callerWith(Grant.CODES, caller.getUserPrincipal());
        AppealRequest request = request(channel.code(), JsonDoor.single(body));
        return answer(Response.Status.ACCEPTED, appeals.open(request));
    }

    /** What became of an appeal that this channel opened. */
    @POST
    @Path("/status")
    public Response status(@Context SecurityContext caller, InputStream body) throws IOException {
        PartnerView channel = gate.callerWith(Grant.CODES, caller.getUserPrincipal());
        return answer(Response.Status.OK, appeals.status(appealId(JsonDoor.single(body)), channel.code()));
    }

    /** The person takes back an appeal that this channel opened. */
    @POST
    @Path("/withdraw")
    public Response withdraw(@Context SecurityContext caller, InputStream body) throws IOException {
        PartnerView channel = gate.callerWith(Grant.CODES, caller.getUserPrincipal());
        return answer(Response.Status.OK, appeals.withdraw(appealId(JsonDoor.single(body)), channel.code()));
    }

    static AppealRequest request(PartnerCode channel, RecordFields fields) {
        return new AppealRequest(channel, HolderFields.holder(fields).id(),
                fields.text("statement", AppealRequest.LONGEST_STATEMENT),
                fields.optionalText("contact", AppealRequest.LONGEST_CONTACT).orElse(""),
                fields.optionalText("recordId", LONGEST_RECORD_ID));
    }

    /** An id that is none is that of no appeal: who guesses learns nothing from the form of an answer. */
    static UUID appealId(RecordFields fields) {
        String text = fields.text("appealId", 64);
        if (!ID.matcher(text).matches()) {
            throw new Refusal(ReasonCode.APPEAL_UNKNOWN);
        }
        return UUID.fromString(text);
    }

    static Response answer(Response.Status status, DeskOutcome<AppealTicket> outcome) {
        if (outcome instanceof DeskOutcome.Done<AppealTicket> done) {
            return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(json(done.what()))
                    .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
        }
        throw new Refusal(outcome.refusal().orElseThrow());
    }

    static byte[] json(AppealTicket ticket) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("appealId", ticket.id().toString());
            out.writeStringField("state", ticket.state().name());
            out.writeStringField("dueAt", ticket.dueAt().toString());
            out.writeBooleanField("overdue", ticket.overdue());
            out.writeStringField("division", ticket.division());
            if (!ticket.state().isPending()) {
                out.writeStringField("outcome", ticket.state().name());
            }
            Json.field(out, "decidedAt", ticket.decidedAt());
            Json.field(out, "reply", ticket.reply());
            out.writeEndObject();
        });
    }
}
