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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.HubDay;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.RecordInbox;
import org.healthhub.registry.DocumentCheck;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.VerificationTally;
import org.healthhub.registry.VerifiedCode;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding.TemperatureReading;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RecordKey;

/** Verifies people who have no telephone by the document that they show. Answers as a token is answered. */
@Path("/codes/verify-document")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class DocumentVerifyResource {
    @Inject
    PartnerGate gate;
    @Inject
    QuestionLimit limit;
    @Inject
    DocumentCheck documents;
    @Inject
    VerificationTally tally;
    @Inject
    RecordInbox inbox;
    @Inject
    Clock clock;

    @POST
    public Response post(@Context SecurityContext caller, InputStream body) throws IOException {
        PartnerView partner = gate.callerWith(Grant.VERIFY, caller.getUserPrincipal());
        RecordFields fields = JsonDoor.single(body);
        CodeCheck check = CodeCheck.ofDocument(fields);
        Holder holder = HolderFields.holder(fields);
        limit.take(partner.code());
        VerifiedCode code = documents.verify(holder.id(), partner.code(), CodeCheck.purpose(fields));
        if (code.refusal().filter(reason -> reason == ReasonCode.CODE_UNKNOWN).isPresent()) {
            limit.countUnknown(partner.code());
        }
        tally.add(partner.code(), check.checkpoint(), Verified.result(check, code));
        if (code.valid() && check.temperature().isPresent() && partner.system() == PartnerSystem.CHECKPOINT) {
            inbox.put(List.of(reading(partner, holder, check, clock.instant())));
        }
        return Response.ok(Json.bytes(out -> check.write(out, code)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static HealthRecord reading(PartnerView partner, Holder holder, CodeCheck check, Instant now) {
        return new HealthRecord(new RecordKey(partner.code(), "verify-" + UUID.randomUUID()),
                PartnerSystem.CHECKPOINT, now, List.of(new Fact(holder, new TemperatureReading(HubDay.of(now),
                        check.temperature().orElseThrow(), check.checkpoint(), Optional.empty()))), partner.arrival(now));
    }
}
