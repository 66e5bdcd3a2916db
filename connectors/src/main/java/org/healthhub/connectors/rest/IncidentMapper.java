package org.healthhub.connectors.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.healthhub.connectors.Incident;

/** Whatever nobody expected: the caller learns an id, the log the rest. */
@Provider
public class IncidentMapper implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable failure) {
        return Problem.incident(Incident.log(failure)).response().build();
    }
}
