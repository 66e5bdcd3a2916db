package org.healthhub.connectors.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.registry.intake.ReasonCode;

/**
 * Refuses a body that says itself that it is too large, before a byte of it is read. Beyond the server's own limit the
 * caller would else get an error without a word; bodies that do not tell their length are measured while they are read.
 */
@WebFilter({"/api/*", "/ws/*"})
public class BodyLimit extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getContentLengthLong() > JsonDoor.MOST_BYTES) {
            ProblemServlet.write(response, Problem.of(ReasonCode.TOO_LARGE));
        } else {
            chain.doFilter(request, response);
        }
    }
}
