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
import java.time.Duration;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.RecordFields;
import org.healthhub.registry.PaperCode;
import org.healthhub.registry.PaperCodes;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.intake.ReasonCode;

/** A code to be printed, as JSON or as the picture. It shows no colour; a new one replaces the one before. */
@Path("/codes/paper")
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class PaperCodesResource {
    private static final int DAYS = 7;
    private static final int MOST_DAYS = 1_000;

    @Inject
    PartnerGate gate;
    @Inject
    PaperCodes papers;

    @POST
    @Produces({MediaType.APPLICATION_JSON, CodesResource.SVG, CodesResource.PNG})
    public Response post(@Context SecurityContext caller, @Context HttpHeaders headers, InputStream body)
            throws IOException {
        PartnerView channel = gate.callerWith(Grant.CODES, caller.getUserPrincipal());
        RecordFields fields = JsonDoor.single(body);
        int days = fields.has("days") ? fields.count("days") : DAYS;
        if (days > MOST_DAYS) {
            throw fields.refused(ReasonCode.BAD_PAPER_PERIOD, "days");
        }
        PaperCode paper = Refusals.done(
                papers.issue(HolderFields.holder(fields).id(), Duration.ofDays(days), channel.code()));
        String type = CodesResource.preferred(headers.getAcceptableMediaTypes());
        byte[] answer = switch (type) {
            case CodesResource.SVG -> QrPicture.of(paper.token()).svg();
            case CodesResource.PNG -> QrPicture.of(paper.token()).png();
            default -> Json.bytes(out -> {
                out.writeStartObject();
                out.writeStringField("token", paper.token());
                out.writeStringField("expiresAt", paper.expiresAt().toString());
                out.writeEndObject();
            });
        };
        return Response.status(Response.Status.CREATED).entity(answer).type(type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
