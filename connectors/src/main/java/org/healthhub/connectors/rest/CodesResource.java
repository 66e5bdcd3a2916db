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
import java.util.List;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.CodeDesk;
import org.healthhub.registry.IssuedCode;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.ReasonView;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.ReasonCode;

/** The current code of a person with a fresh token, as JSON or as the picture that is scanned. */
@Path("/codes")
@Consumes(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class CodesResource {
    static final String SVG = "image/svg+xml";
    static final String PNG = "image/png";
    private static final List<MediaType> GIVEN = List.of(MediaType.APPLICATION_JSON_TYPE,
            new MediaType("image", "svg+xml"), new MediaType("image", "png"));

    @Inject
    PartnerGate gate;
    @Inject
    CodeDesk codes;

    // One method for all three: the server would warn at each call that accepts anything, and choose by chance.
    @POST
    @Produces({MediaType.APPLICATION_JSON, SVG, PNG})
    public Response post(@Context SecurityContext caller, @Context HttpHeaders headers, InputStream body)
            throws IOException {
        String type = preferred(headers.getAcceptableMediaTypes());
        IssuedCode code = issue(caller, body);
        byte[] answer = switch (type) {
            case SVG -> QrPicture.of(code.token()).svg();
            case PNG -> QrPicture.of(code.token()).png();
            default -> json(code);
        };
        return Response.ok(answer, type).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /** The first of the accepted types that can be given, JSON where anything is accepted. */
    static String preferred(List<MediaType> accepted) {
        return accepted.stream()
                .flatMap(type -> GIVEN.stream().filter(given -> given.isCompatible(type)))
                .findFirst().map(given -> given.getType() + "/" + given.getSubtype())
                .orElse(MediaType.APPLICATION_JSON);
    }

    private IssuedCode issue(SecurityContext caller, InputStream body) throws IOException {
        gate.callerWith(Grant.CODES, caller.getUserPrincipal());
        return codes.issue(HolderFields.holder(JsonDoor.single(body)).id())
                .orElseThrow(() -> new Refusal(ReasonCode.CODE_UNKNOWN));
    }

    /** The code with its reasons: by which rule, and from which source and record, to which an appeal goes. */
    static byte[] json(IssuedCode code) {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("codeId", code.codeId().toString());
            // Never absent: a green that does not count is shown as no colour, with the code that says why.
            out.writeStringField("colour", code.shown().map(Colour::name).orElse(null));
            Json.field(out, "code", code.obstacle().map(ReasonCode::code));
            out.writeArrayFieldStart("reasons");
            for (ReasonView reason : code.reasons()) {
                out.writeStartObject();
                out.writeStringField("rule", reason.rule());
                out.writeStringField("says", reason.says());
                out.writeStringField("since", reason.since().toString());
                Json.field(out, "until", reason.until());
                out.writeStringField("partner", reason.partner());
                out.writeStringField("recordId", reason.recordId());
                out.writeEndObject();
            }
            out.writeEndArray();
            Json.field(out, "validUntil", code.validUntil());
            out.writeStringField("token", code.token());
            out.writeStringField("tokenExpiresAt", code.tokenExpiresAt().toString());
            out.writeEndObject();
        });
    }
}
