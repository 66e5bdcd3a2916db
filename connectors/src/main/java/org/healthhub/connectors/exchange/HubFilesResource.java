package org.healthhub.connectors.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.healthhub.connectors.FieldForms;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.ExchangeSnapshots;
import org.healthhub.registry.OfficerAct;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.intake.ReasonCode;

/** The hub's own daily file of red and yellow codes, out to other provinces; and the key by which its signature is checked. */
@Path("/exchange")
@ApplicationScoped
public class HubFilesResource {
    static final String LINES = "application/x-ndjson";
    private static final String DATE = "/files/{date: [0-9]{4}-[0-9]{2}-[0-9]{2}}";
    private static final String FOR = "EXCHANGE_BETWEEN_PROVINCES";

    @Inject
    PartnerGate gate;
    @Inject
    ExchangeSnapshots snapshots;
    @Inject
    HubSignature signature;

    @GET
    @Path(DATE)
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] manifest(@PathParam("date") String date, @Context SecurityContext caller) {
        OfficerAct act = act(caller);
        return snapshots.of(date(date), new HubFileForm(signature), act).map(file -> file.manifest()
                .getBytes(StandardCharsets.UTF_8)).orElseThrow(() -> new Refusal(ReasonCode.FILE_UNKNOWN));
    }

    @GET
    @Path(DATE + "/parts/{number: [0-9]{1,5}}")
    @Produces(LINES)
    public Response part(@PathParam("date") String date, @PathParam("number") int number,
            @Context SecurityContext caller) {
        byte[] content = snapshots.part(date(date), number, act(caller)).map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new Refusal(ReasonCode.FILE_UNKNOWN));
        return Response.ok(content).header(ContentDigest.HEADER, ContentDigest.of(content))
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    @GET
    @Path("/keys")
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] keys(@Context SecurityContext caller) {
        gate.caller(caller.getUserPrincipal());
        return signature.keySet();
    }

    private OfficerAct act(SecurityContext caller) {
        return new OfficerAct(gate.callerWith(Grant.EXCHANGE, caller.getUserPrincipal()).code().value(), FOR);
    }

    private static LocalDate date(String text) {
        return FieldForms.date(text).orElseThrow(() -> new Refusal(ReasonCode.BAD_PARAMETER));
    }
}
