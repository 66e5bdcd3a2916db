package org.healthhub.connectors.rest;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The error page of the machine doors: what the servlet container answers itself, as 401 before any door is reached,
 * is a problem too.
 */
public class ProblemServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Called by its own address it is no resource.
        write(response, Problem.of(WebErrors.reason(status instanceof Integer code ? code : 404)));
    }

    static void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = problem.body();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
