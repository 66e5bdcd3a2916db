package org.healthhub.connectors.healthcard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** The open platform of the health card, at its own path below the hub's, so that a client changes its domain only. */
@Path("/rest/auth/HealthCard")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class OpenPlatformResource {
    @Inject
    OpenPlatformDesk desk;

    @POST
    @Path("/HealthOpenPlatform/ISVOpenObj/{operation}")
    public Response post(@PathParam("operation") String operation, InputStream body) throws IOException {
        return answer(desk.answer(operation, body));
    }

    @POST
    @Path("/HealthOpenAuth/AuthObj/getAppToken")
    public Response token(InputStream body) throws IOException {
        return answer(desk.token(body));
    }

    /** The platform says in the body what went wrong; its clients give up on any other status. */
    private static Response answer(byte[] body) {
        return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
