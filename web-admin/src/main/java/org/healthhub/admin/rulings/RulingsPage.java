package org.healthhub.admin.rulings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.OfficerDesk;

/** Proposals that wait, the rulings of late, and how much each officer rules. */
@Path("rulings")
@RequestScoped
public class RulingsPage {
    private static final int MOST = 200;
    private static final Duration VOLUMES_OF = Duration.ofDays(30);

    private Shell shell;
    private OfficerDesk desk;
    private Clock clock;

    public RulingsPage() {
    }

    @Inject
    public RulingsPage(Shell shell, OfficerDesk desk, Clock clock) {
        this.shell = shell;
        this.desk = desk;
        this.clock = clock;
    }

    @GET
    public Response show() {
        return shell.page("rulings.jte", Map.of("rulings", new RulingsView(desk.open(MOST), desk.recent(MOST),
                desk.volumes(clock.instant().minus(VOLUMES_OF)))));
    }
}
