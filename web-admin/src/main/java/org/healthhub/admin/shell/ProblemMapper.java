package org.healthhub.admin.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Turns whatever a page throws into the page of a problem. Here exceptions stop, so here they are logged. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Exception> {
    private Shell shell;

    public ProblemMapper() {
    }

    @Inject
    public ProblemMapper(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Response toResponse(Exception exception) {
        if (exception instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
            int status = web.getResponse().getStatus();
            return status < 400 ? web.getResponse() : page(new Problem(status, Optional.empty()));
        }
        String incident = UUID.randomUUID().toString();
        ConsoleLog.LOG.pageFailed(incident, exception);
        return page(new Problem(500, Optional.of(incident)));
    }

    private Response page(Problem problem) {
        return shell.page(problem.status(), "problem.jte", Map.of("problem", problem));
    }
}
