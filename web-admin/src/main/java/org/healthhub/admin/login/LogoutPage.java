package org.healthhub.admin.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.healthhub.admin.shell.Shell;

/** Ends the session; the overview then asks for a new login. */
@Path("logout")
@RequestScoped
public class LogoutPage {
    private HttpServletRequest request;
    private Shell shell;

    public LogoutPage() {
    }

    @Inject
    public LogoutPage(HttpServletRequest request, Shell shell) {
        this.request = request;
        this.shell = shell;
    }

    @POST
    public Response logOut() throws ServletException {
        request.logout();
        request.getSession().invalidate();
        return shell.goTo("/overview");
    }
}
