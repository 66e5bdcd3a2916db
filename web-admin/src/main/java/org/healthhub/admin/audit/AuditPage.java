package org.healthhub.admin.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.AuditProof;
import org.healthhub.registry.AuditTrail;
import org.healthhub.registry.OfficerAct;

/** Who did what, newest first, and the check that the trail is as it was written. For auditors only. */
@Path("audit")
@RequestScoped
public class AuditPage {
    private Shell shell;
    private AuditTrail trail;

    public AuditPage() {
    }

    @Inject
    public AuditPage(Shell shell, AuditTrail trail) {
        this.shell = shell;
        this.trail = trail;
    }

    @GET
    public Response show(@BeanParam AuditQuery asked) {
        shell.mustAudit();
        return page(asked, Optional.empty());
    }

    /** Shown as the answer itself: the result is of this moment and has no address. */
    @POST
    @Path("proof")
    public Response prove() {
        OfficerAct act = shell.mustAudit();
        shell.at("/audit");
        return page(new AuditQuery(), Optional.of(trail.prove(act)));
    }

    private Response page(AuditQuery asked, Optional<AuditProof> proof) {
        return shell.page("audit.jte", Map.of("audit", AuditListView.of(asked,
                trail.entries(asked.filter(), asked.before(), AuditListView.ROWS + 1), proof)));
    }
}
