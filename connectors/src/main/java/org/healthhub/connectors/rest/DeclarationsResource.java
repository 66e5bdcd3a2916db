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
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.Receipt;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.RefusedRecords;
import org.healthhub.connectors.Translation;
import org.healthhub.connectors.Translators;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.DeclarationDesk;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/** A person's application or daily form: a check-in that is registered before the answer, which is the code. */
@Path("/declarations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class DeclarationsResource {
    @Inject
    PartnerGate gate;
    @Inject
    Translators translators;
    @Inject
    DeclarationDesk declarations;
    @Inject
    RefusedRecords refused;
    @Inject
    Clock clock;

    @POST
    public Response post(@Context SecurityContext caller, InputStream body) throws IOException {
        gate.callerWith(Grant.CODES, caller.getUserPrincipal());
        PartnerView channel = gate.callerOf(PartnerSystem.CHECK_IN, caller.getUserPrincipal());
        Translation translation = translators.translate(PartnerSystem.CHECK_IN,
                MessageBody.read(body, ContentType.JSON), channel.code(), channel.arrival(clock.instant()));
        if (translation.refusal().isPresent() || translation.receipts().size() != 1) {
            throw new Refusal(translation.refusal().orElse(ReasonCode.UNREADABLE_MESSAGE));
        }
        Receipt receipt = translation.receipts().get(0);
        if (receipt.isRefused()) {
            refused.add(channel, 1);
            throw new UnreadableRecord(receipt.code().orElseThrow(), receipt.field().orElse(""));
        }
        HealthRecord declaration = translation.records().get(0);
        Holder holder = (Holder) declaration.facts().get(0).subject();
        return Response.status(Response.Status.CREATED)
                .entity(CodesResource.json(Refusals.done(declarations.declare(declaration, holder.id()))))
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
