package org.healthhub.routes;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.healthhub.registry.ChangeFeed;

/** Says whether the hub takes records: 200 with {@code UP}, or 503 with what is missing. Open to all, says no more. */
@WebServlet("/health/ready")
public class ReadinessServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @EJB
    private transient HubCamelContext routes;
    @Inject
    private transient ChangeFeed feed;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean database = isDatabaseThere();
        boolean moving = routes.isReady();
        response.setStatus(database && moving ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.getWriter().printf("{\"status\":\"%s\",\"database\":%b,\"routes\":%b}%n",
                database && moving ? "UP" : "DOWN", database, moving);
    }

    private boolean isDatabaseThere() {
        try {
            feed.published();
            return true;
        } catch (RuntimeException away) {
            return false;
        }
    }
}
