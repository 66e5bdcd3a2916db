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
import java.time.DateTimeException;
import java.time.Duration;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.RecordFields;
import org.healthhub.registry.ConsentDesk;
import org.healthhub.registry.ConsentRequest;
import org.healthhub.registry.ConsentRequest.Proof;
import org.healthhub.registry.ConsentView;
import org.healthhub.registry.DisclosureLevel;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;

/** A person's consent to a partner's questions, given and taken back through the channel that shows the code. */
@Path("/grants")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class GrantsResource {
    @Inject
    PartnerGate gate;
    @Inject
    ConsentDesk consents;

    @POST
    public Response give(@Context SecurityContext caller, InputStream body) throws IOException {
        PartnerView channel = gate.callerWith(Grant.CODES, caller.getUserPrincipal());
        return answer(Response.Status.CREATED,
                Refusals.done(consents.give(request(channel.code(), JsonDoor.single(body)))));
    }

    @POST
    @Path("/revoke")
    public Response revoke(@Context SecurityContext caller, InputStream body) throws IOException {
        PartnerView channel = gate.callerWith(Grant.CODES, caller.getUserPrincipal());
        return answer(Response.Status.OK, Refusals.done(consents.revoke(
                Refusals.id(JsonDoor.single(body), "grantId", ReasonCode.CONSENT_UNKNOWN), channel.code())));
    }

    static ConsentRequest request(PartnerCode channel, RecordFields fields) {
        RecordFields proof = fields.optionalObject("proof")
                .orElseThrow(() -> fields.refused(ReasonCode.MISSING_FIELD, "proof"));
        DisclosureLevel scope = fields.someOf("scope", DisclosureLevel.class, ReasonCode.UNKNOWN_CATEGORY).stream()
                .max(DisclosureLevel::compareTo).orElseThrow(() -> fields.refused(ReasonCode.MISSING_FIELD, "scope"));
        return new ConsentRequest(channel, HolderFields.holder(fields).id(), partner(fields), scope, life(fields),
                proof.oneOf("method", Proof.class, ReasonCode.UNKNOWN_CATEGORY), proof.time("at"));
    }

    private static PartnerCode partner(RecordFields fields) {
        try {
            return new PartnerCode(fields.text("partner", 64));
        } catch (IllegalArgumentException noCode) {
            throw fields.refused(ReasonCode.BAD_CONSENT, "partner");
        }
    }

    private static Duration life(RecordFields fields) {
        try {
            return Duration.parse(fields.text("ttl", 32));
        } catch (DateTimeException | ArithmeticException noDuration) {
            throw fields.refused(ReasonCode.BAD_FIELD, "ttl");
        }
    }

    private static Response answer(Response.Status status, ConsentView consent) {
        return Response.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store").entity(Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("grantId", consent.id().toString());
            out.writeStringField("partner", consent.partner());
            out.writeArrayFieldStart("scope");
            for (DisclosureLevel level : DisclosureLevel.values()) {
                if (level.compareTo(consent.scope()) <= 0) {
                    out.writeString(level.name());
                }
            }
            out.writeEndArray();
            out.writeStringField("expiresAt", consent.expiresAt().toString());
            Json.field(out, "revokedAt", consent.revokedAt());
            out.writeEndObject();
        })).build();
    }
}
