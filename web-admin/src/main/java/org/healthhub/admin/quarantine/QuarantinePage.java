package org.healthhub.admin.quarantine;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.QuarantineDesk;
import org.healthhub.registry.QuarantineView;
import org.healthhub.registry.intake.PartnerSystem;

/** Records that were kept aside, newest first, bounded. */
@Path("quarantine")
@RequestScoped
public class QuarantinePage {
    private static final int MOST = 1000;

    private Shell shell;
    private QuarantineDesk desk;

    public QuarantinePage() {
    }

    @Inject
    public QuarantinePage(Shell shell, QuarantineDesk desk) {
        this.shell = shell;
        this.desk = desk;
    }

    @GET
    public Response show(@QueryParam("system") @DefaultValue("") String system,
            @QueryParam("rows") @DefaultValue("100") int rows) {
        Optional<PartnerSystem> of = PartnerSystem.ofPath(system);
        if (of.isEmpty() && !system.isBlank()) {
            throw new BadRequestException();
        }
        int limit = Math.max(1, Math.min(MOST, rows));
        List<QuarantineView> found = desk.open(limit + 1);
        return shell.page("quarantine.jte", Map.of("quarantine", QuarantineListView.of(found, of, limit)));
    }
}
