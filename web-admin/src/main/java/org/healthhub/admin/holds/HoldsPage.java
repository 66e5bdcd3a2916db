package org.healthhub.admin.holds;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.HoldDesk;

/** What is held and what was decided, those that wait first. */
@Path("quarantine/holds")
@RequestScoped
public class HoldsPage {
    private static final int MOST = 200;

    private Shell shell;
    private HoldDesk desk;

    public HoldsPage() {
    }

    @Inject
    public HoldsPage(Shell shell, HoldDesk desk) {
        this.shell = shell;
        this.desk = desk;
    }

    @GET
    public Response show() {
        return shell.page("holds.jte", Map.of("holds", new HoldsView(desk.holds(MOST))));
    }
}
