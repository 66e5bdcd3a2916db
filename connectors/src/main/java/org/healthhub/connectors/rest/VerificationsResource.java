package org.healthhub.connectors.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.healthhub.connectors.FieldForms;
import org.healthhub.connectors.HubDay;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.VerificationTally;
import org.healthhub.registry.VerificationTally.Count;
import org.healthhub.registry.intake.ReasonCode;

/** How many a partner's checkpoints verified on a day, and how it ended. */
@Path("/verifications")
@ApplicationScoped
public class VerificationsResource {
    @Inject
    PartnerGate gate;
    @Inject
    VerificationTally tally;
    @Inject
    Clock clock;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] get(@QueryParam("on") @DefaultValue("") String on, @Context SecurityContext caller) {
        PartnerView partner = gate.callerWith(Grant.VERIFY, caller.getUserPrincipal());
        LocalDate day = on.isEmpty() ? HubDay.of(clock.instant())
                : FieldForms.date(on).orElseThrow(() -> new Refusal(ReasonCode.BAD_PARAMETER));
        List<Count> counts = tally.of(partner.code(), day);
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("on", day.toString());
            out.writeArrayFieldStart("counts");
            for (Count count : counts) {
                out.writeStartObject();
                out.writeStringField("checkpoint", count.checkpoint());
                out.writeStringField("result", count.result().name());
                out.writeNumberField("checks", count.checks());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }
}
