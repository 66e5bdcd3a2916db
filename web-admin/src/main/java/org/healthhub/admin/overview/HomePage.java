package org.healthhub.admin.overview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.healthhub.admin.shell.Shell;

/** The console's own address leads to the overview. */
@Path("")
@RequestScoped
public class HomePage {
    private Shell shell;

    public HomePage() {
    }

    @Inject
    public HomePage(Shell shell) {
        this.shell = shell;
    }

    @GET
    public Response show() {
        return shell.goTo("/overview");
    }
}
