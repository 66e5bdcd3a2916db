package org.healthhub.connectors.rest;

import com.fasterxml.jackson.core.JsonGenerator;
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
import java.util.Optional;
import java.util.UUID;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.RecordFields;
import org.healthhub.registry.DeskOutcome;
import org.healthhub.registry.DisclosureLevel;
import org.healthhub.registry.FactView;
import org.healthhub.registry.HealthAnswer;
import org.healthhub.registry.HealthQuery;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.ReasonView;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.ReasonCode;

/** What a partner may be told of a person, by its level and the person's consent. */
@Path("/health/query")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class HealthQueryResource {
    @Inject
    PartnerGate gate;
    @Inject
    QuestionLimit limit;
    @Inject
    HealthQuery health;

    @POST
    public Response post(@Context SecurityContext caller, InputStream body) throws IOException {
        PartnerView partner = gate.callerWith(Grant.QUERY, caller.getUserPrincipal());
        RecordFields fields = JsonDoor.single(body);
        HolderId holder = HolderFields.holder(fields).id();
        HealthQuery.Purpose purpose = fields.oneOf("purpose", HealthQuery.Purpose.class, ReasonCode.UNKNOWN_CATEGORY);
        Optional<UUID> consent = fields.has("grant")
                ? Optional.of(Refusals.id(fields, "grant", ReasonCode.CONSENT_NEEDED)) : Optional.empty();
        limit.take(partner.code());
        DeskOutcome<HealthAnswer> outcome = health.ask(holder, partner.code(), purpose, consent);
        if (outcome.refusal().isPresent()) {
            limit.countUnknown(partner.code());
        }
        HealthAnswer answer = Refusals.done(outcome);
        return Response.ok(Json.bytes(out -> write(out, answer))).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static void write(JsonGenerator out, HealthAnswer answer) throws IOException {
        out.writeStartObject();
        out.writeStringField("level", answer.level().name());
        out.writeStringField("codeId", answer.codeId().toString());
        out.writeStringField("colour", answer.shown().map(Colour::name).orElse(null));
        Json.field(out, "code", answer.obstacle().map(ReasonCode::code));
        out.writeStringField("at", answer.at().toString());
        if (answer.level() != DisclosureLevel.COLOUR) {
            Json.field(out, "validUntil", answer.until());
            out.writeArrayFieldStart("reasons");
            for (ReasonView reason : answer.reasons()) {
                out.writeStartObject();
                out.writeStringField("rule", reason.rule());
                out.writeStringField("says", reason.says());
                out.writeStringField("since", reason.since().toString());
                Json.field(out, "until", reason.until());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        if (answer.level() == DisclosureLevel.FULL) {
            out.writeArrayFieldStart("records");
            for (FactView fact : answer.records()) {
                out.writeStartObject();
                out.writeStringField("finding", fact.kind());
                out.writeStringField("effectiveOn", fact.effectiveOn().toString());
                out.writeStringField("partner", fact.partner());
                out.writeStringField("recordId", fact.recordId());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }
}
