package org.healthhub.connectors.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.healthhub.connectors.UnreadableRecord;

/** A request whose one record is unreadable. */
@Provider
public class UnreadableRecordMapper implements ExceptionMapper<UnreadableRecord> {
    @Override
    public Response toResponse(UnreadableRecord refusal) {
        return Problem.of(refusal.reason(), refusal.field()).response().build();
    }
}
