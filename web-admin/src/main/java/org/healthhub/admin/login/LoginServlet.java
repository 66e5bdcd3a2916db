package org.healthhub.admin.login;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.healthhub.admin.shell.Shell;

/**
 * The login page, also after a login that failed. A servlet and not a resource: the server forwards to it in the
 * middle of any request, of whatever method, before the page that was asked for is reached.
 */
@WebServlet({"/login", "/login-failed"})
public class LoginServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Shell shell;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean failed = "/login-failed".equals(request.getServletPath());
        response.setContentType("text/html; charset=UTF-8");
        response.getWriter().write(shell.render("login.jte", Map.of("failed", failed)));
    }
}
