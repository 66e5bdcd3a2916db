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
import java.time.Clock;
import java.time.Instant;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.CodeExplanation;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.ReasonCode;

/** Why a code has its colour, or had it at a past moment, and what turns it green. Names nobody in its answer. */
@Path("/codes/explain")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ExplanationResource {
    @Inject
    PartnerGate gate;
    @Inject
    CodeExplanation codes;
    @Inject
    Clock clock;

    @POST
    public Response post(@Context SecurityContext caller, InputStream body) throws IOException {
        PartnerView partner = gate.callerWith(Grant.CODES, caller.getUserPrincipal());
        RecordFields fields = JsonDoor.single(body);
        HolderId id = HolderFields.holder(fields).id();
        return codes.explain(id, moment(fields, clock.instant()), partner.code())
                .map(view -> Response.ok(ExplanationJson.bytes(view)).header(HttpHeaders.CACHE_CONTROL, "no-store").build())
                .orElseThrow(() -> new Refusal(ReasonCode.CODE_UNKNOWN));
    }

    /** The moment that is asked about: now, if none is given. */
    static Instant moment(RecordFields fields, Instant now) {
        Instant at = fields.has("at") ? fields.time("at") : now;
        if (at.isAfter(now)) {
            throw fields.refused(ReasonCode.FUTURE_TIME, "at");
        }
        return at;
    }
}
