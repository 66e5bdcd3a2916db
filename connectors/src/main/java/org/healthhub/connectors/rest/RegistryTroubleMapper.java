package org.healthhub.connectors.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.healthhub.connectors.HubLog;
import org.healthhub.registry.RegistryTrouble;
import org.healthhub.registry.intake.ReasonCode;

/** The registry cannot answer now: the same call may succeed later. */
@Provider
public class RegistryTroubleMapper implements ExceptionMapper<RegistryTrouble> {
    @Override
    public Response toResponse(RegistryTrouble trouble) {
        HubLog.LOG.registryUnavailable(trouble);
        return Problem.of(ReasonCode.UNAVAILABLE).response().build();
    }
}
