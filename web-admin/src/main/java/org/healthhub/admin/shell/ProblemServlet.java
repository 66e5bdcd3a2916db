package org.healthhub.admin.shell;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The page of a problem that the server itself found: a role that is missing, a form without its key. */
@WebServlet("/problem")
public class ProblemServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Shell shell;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Throwable cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Problem problem = new Problem(status == null ? 404 : status, incident(cause));
        response.setStatus(problem.status());
        response.setContentType("text/html; charset=UTF-8");
        response.getWriter().write(shell.render("problem.jte", Map.of("problem", problem)));
    }

    private static Optional<String> incident(Throwable cause) {
        if (cause == null) {
            return Optional.empty();
        }
        String incident = UUID.randomUUID().toString();
        ConsoleLog.LOG.pageFailed(incident, cause);
        return Optional.of(incident);
    }
}
