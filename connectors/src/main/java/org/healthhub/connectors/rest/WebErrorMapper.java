package org.healthhub.connectors.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.healthhub.connectors.Incident;
import org.healthhub.registry.intake.ReasonCode;

/** What the JAX-RS runtime refuses: no such path, method, content type. Its own text is dropped, since it may quote. */
@Provider
public class WebErrorMapper implements ExceptionMapper<WebApplicationException> {
    private static final List<String> KEPT =
            List.of(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER);

    @Override
    public Response toResponse(WebApplicationException error) {
        Response given = error.getResponse();
        if (given.getStatus() < 400) {
            return given;
        }
        ReasonCode reason = WebErrors.reason(given.getStatus());
        Problem problem = reason == ReasonCode.INTERNAL_ERROR
                ? Problem.incident(Incident.log(error)) : Problem.of(reason);
        ResponseBuilder response = problem.response();
        KEPT.stream().filter(given.getHeaders()::containsKey)
                .forEach(name -> response.header(name, given.getHeaderString(name)));
        return response.build();
    }
}
