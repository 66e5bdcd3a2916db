package org.healthhub.connectors.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.registry.GreenCodes;
import org.healthhub.registry.GreenCodes.Answer;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.PartnerView.Grant;

/** Is this code green? Asked of the hub by other provinces, and of other provinces through the hub. */
@Path("/exchange")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class GreenCodeResource {
    @Inject
    PartnerGate gate;
    @Inject
    GreenCodes codes;
    @Inject
    ProvinceLinks provinces;

    @POST
    @Path("/query")
    public Response query(@Context SecurityContext caller, InputStream body) throws IOException {
        PartnerView partner = gate.callerWith(Grant.EXCHANGE, caller.getUserPrincipal());
        GreenCodeQuestion question = GreenCodeQuestion.read(JsonDoor.single(body));
        return answer(codes.ask(question.holder(), question.by(partner)));
    }

    @POST
    @Path("/provinces/{province: [0-9]{2}}/query")
    public Response ask(@PathParam("province") String province, @Context SecurityContext caller, InputStream body)
            throws IOException {
        PartnerView partner = gate.callerWith(Grant.EXCHANGE, caller.getUserPrincipal());
        GreenCodeQuestion question = GreenCodeQuestion.read(JsonDoor.single(body));
        codes.noteAskedOf(province, question.holder(), question.by(partner));
        return answer(provinces.ask(province, question));
    }

    private static Response answer(Answer answer) {
        return Response.ok(Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("answer", answer.name());
            out.writeEndObject();
        })).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
