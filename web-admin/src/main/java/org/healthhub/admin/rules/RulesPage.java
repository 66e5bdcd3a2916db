package org.healthhub.admin.rules;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.DraftOutcome;
import org.healthhub.registry.PackView;
import org.healthhub.registry.RulePackDesk;

/** The versions of the rules: the list, the comparison of two, and the draft of another. */
@Path("rules")
@RequestScoped
public class RulesPage {
    private Shell shell;
    private RulePackDesk desk;

    public RulesPage() {
    }

    @Inject
    public RulesPage(Shell shell, RulePackDesk desk) {
        this.shell = shell;
        this.desk = desk;
    }

    @GET
    public Response list() {
        return shell.page("rules.jte", Map.of("rules", new RulesView(desk.versions())));
    }

    @GET
    @Path("compare")
    public Response compare(@QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to) {
        return shell.page("pack-compare.jte", Map.of("comparison", new ComparisonView(new RulesView(desk.versions()),
                desk.difference(from, to).orElseThrow(NotFoundException::new))));
    }

    /** An empty draft, or one that begins with the wording of another version. */
    @GET
    @Path("draft")
    public Response draft(@QueryParam("from") @DefaultValue("") String from) {
        shell.ruleSetter();
        String text = from.isBlank() ? "" : desk.version(from).map(PackView::document).orElseThrow(NotFoundException::new);
        return shell.page("pack-draft.jte", Map.of("draft", new DraftView(text, Optional.empty())));
    }

    @POST
    @Path("draft")
    public Response store(@FormParam("document") @DefaultValue("") String document) {
        DraftOutcome outcome = desk.store(document, shell.ruleSetter());
        if (outcome instanceof DraftOutcome.Stored stored) {
            return shell.goTo("/rules/packs/" + stored.name());
        }
        DraftOutcome.Refused refusal = (DraftOutcome.Refused) outcome;
        return shell.refused(refusal.reason(), "/rules/draft", () -> shell.page("pack-draft.jte",
                Map.of("draft", new DraftView(document, Optional.of(refusal)))));
    }
}
