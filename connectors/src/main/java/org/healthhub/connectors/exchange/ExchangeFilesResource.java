package org.healthhub.connectors.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.PartnerGate;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.ExchangeFileView;
import org.healthhub.registry.ExchangeFileView.State;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/**
 * Daily files in: a signed manifest, its parts one by one and as often as needed, and the commit, which accepts the whole
 * or refuses it.
 */
@Path("/exchange")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ExchangeFilesResource {
    private static final String ID = "/files/{id: [0-9a-f]{8}-[0-9a-f-]{27}}";
    private static final int UNPROCESSABLE = 422;

    @Inject
    PartnerGate gate;
    @Inject
    IncomingFiles files;

    @POST
    @Path("/files")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response open(@Context SecurityContext caller, InputStream manifest) throws IOException {
        PartnerView partner = partner(caller);
        return Response.status(Response.Status.CREATED)
                .entity(FileJson.bytes(files.open(partner, JsonDoor.single(manifest)))).build();
    }

    @PUT
    @Path(ID + "/parts/{number: [0-9]{1,5}}")
    @Consumes(MediaType.WILDCARD)
    public byte[] put(@PathParam("id") String id, @PathParam("number") int number,
            @HeaderParam(ContentDigest.HEADER) @DefaultValue("") String digest, @Context SecurityContext caller,
            InputStream content) throws IOException {
        PartnerView partner = partner(caller);
        byte[] sha256 = ContentDigest.read(digest);
        String text = MessageBody.read(content, ContentType.JSON).text();
        return FileJson.bytes(files.put(partner, id(id), number, text, sha256));
    }

    @GET
    @Path(ID)
    public byte[] state(@PathParam("id") String id, @Context SecurityContext caller) {
        return FileJson.bytes(files.find(partner(caller), id(id)));
    }

    /** 202 for a file that takes effect now or has done so, 422 with the reason for one that was refused as a whole. */
    @POST
    @Path(ID + "/commit")
    public Response commit(@PathParam("id") String id, @Context SecurityContext caller) {
        ExchangeFileView file = files.commit(partner(caller), id(id));
        return Response.status(file.state() == State.REFUSED ? UNPROCESSABLE : Response.Status.ACCEPTED.getStatusCode())
                .entity(FileJson.bytes(file)).build();
    }

    private PartnerView partner(SecurityContext caller) {
        return gate.callerOf(PartnerSystem.EXCHANGE, caller.getUserPrincipal());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new Refusal(ReasonCode.FILE_UNKNOWN);
        }
    }
}
