package org.healthhub.connectors.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.MessageFormat;
import org.healthhub.connectors.MessageFormat.OwnAnswer;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.Receipt;
import org.healthhub.connectors.RecordDoor;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.Translators;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/** Records in: JSON, or what another format of the system reads. An answer in the sender's own format, if it has one. */
@Path("/records/{system}")
@ApplicationScoped
public class RecordsResource {
    @Inject
    PartnerGate gate;
    @Inject
    Translators translators;
    @Inject
    RecordDoor door;

    @POST
    @Produces({MediaType.APPLICATION_JSON, "application/*"})
    public Response post(@PathParam("system") String path, @Context SecurityContext caller,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue("") String contentType, InputStream body)
            throws IOException {
        PartnerSystem system = PartnerSystem.ofPath(path).filter(translators::speak)
                .orElseThrow(() -> new Refusal(ReasonCode.NO_SUCH_RESOURCE));
        PartnerView partner = gate.callerOf(system, caller.getUserPrincipal());
        ContentType type = ContentType.read(contentType);
        MessageBody message = MessageBody.read(body, type);
        Optional<MessageFormat> format = translators.format(system, type);
        try {
            RecordDoor.Taken taken = door.take(partner, message);
            return format.flatMap(f -> f.answer(message, taken.trackingId(), taken.receipts()))
                    .map(own -> own(Response.accepted(), own))
                    .orElseGet(() -> Response.accepted(answer(taken.trackingId(), taken.receipts()))
                            .type(MediaType.APPLICATION_JSON)).build();
        } catch (Refusal refusal) {
            Problem problem = Problem.of(refusal.reason());
            return format.flatMap(f -> f.refusal(message, refusal.reason()))
                    .map(own -> own(problem.response(), own)).orElseGet(problem::response).build();
        }
    }

    private static ResponseBuilder own(ResponseBuilder response, OwnAnswer own) {
        return response.type(own.contentType()).entity(own.content());
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
