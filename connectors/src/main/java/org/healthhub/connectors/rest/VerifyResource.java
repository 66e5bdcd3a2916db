package org.healthhub.connectors.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.Patience;
import org.healthhub.connectors.ReadRecord;
import org.healthhub.connectors.ScannedCodes;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.PartnerView.Grant;

/** Verifies tokens for checkpoints: the hub's most frequent question. */
@Path("/codes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class VerifyResource {
    /** As long as a queue at a gate may wait for systems outside; the same for a whole batch. */
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(2);

    @Inject
    PartnerGate gate;
    @Inject
    ScannedCodes codes;
    @Inject
    Verified verified;

    @POST
    @Path("/verify")
    public byte[] verify(@Context SecurityContext caller, InputStream body) throws IOException {
        PartnerView partner = gate.callerWith(Grant.VERIFY, caller.getUserPrincipal());
        CodeCheck check = CodeCheck.read(JsonDoor.single(body));
        return Json.bytes(out -> check.write(out,
                verified.noted(partner, check, codes.verify(check.token(), Patience.of(MOST_PATIENCE)))));
    }

    /** {@code {"records":[...]}} in, {@code {"results":[...]}} out, in order; one bad check sinks no other. */
    @POST
    @Path("/verify-batch")
    public byte[] verifyBatch(@Context SecurityContext caller, InputStream body) throws IOException {
        PartnerView partner = gate.callerWith(Grant.VERIFY, caller.getUserPrincipal());
        List<ReadRecord> checks = JsonDoor.records(body);
        Patience patience = Patience.of(MOST_PATIENCE);
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("results");
            for (ReadRecord check : checks) {
                answer(out, partner, check, patience);
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private void answer(JsonGenerator out, PartnerView partner, ReadRecord read, Patience patience)
            throws IOException {
        CodeCheck check;
        try {
            check = CodeCheck.read(read.checked());
        } catch (UnreadableRecord refusal) {
            CodeCheck.writeUnreadable(out, refusal);
            return;
        }
        check.write(out, verified.noted(partner, check, codes.verify(check.token(), patience)));
    }
}
