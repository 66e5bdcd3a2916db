package org.healthhub.admin.codes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.admin.shell.Purpose;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.CodeLookup;
import org.healthhub.registry.OfficerAct;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.ReasonCode;

/** Finds a code by a document's number or by the code's id. The number is posted and goes no further. */
@Path("codes")
@RequestScoped
public class SearchPage {
    private Shell shell;
    private CodeLookup codes;

    public SearchPage() {
    }

    @Inject
    public SearchPage(Shell shell, CodeLookup codes) {
        this.shell = shell;
        this.codes = codes;
    }

    @GET
    public Response show(@QueryParam("problem") @DefaultValue("") String problem,
            @QueryParam("type") @DefaultValue("") String type) {
        shell.mustSeePersons();
        return shell.page("codes.jte", Map.of("search", SearchView.of(problem, type)));
    }

    @POST
    public Response find(@FormParam("term") @DefaultValue("") String term,
            @FormParam("type") @DefaultValue("") String type, @FormParam("purpose") @DefaultValue("") String purpose) {
        shell.mustSeePersons();
        Purpose.named(purpose).ifPresent(shell::keep);
        Optional<OfficerAct> act = shell.act();
        if (act.isEmpty()) {
            return shell.goTo("/codes?problem=" + SearchView.NO_PURPOSE);
        }
        Optional<IdType> named = IdType.named(type);
        SearchTerm understood = SearchTerm.of(term, named);
        if (understood instanceof SearchTerm.CodeId code) {
            return shell.goTo("/codes/" + code.id());
        }
        if (understood instanceof SearchTerm.Documents documents) {
            return lookUp(documents.ids(), act.get()).map(code -> shell.goTo("/codes/" + code))
                    .orElseGet(() -> back(ReasonCode.CODE_UNKNOWN, named));
        }
        ReasonCode reason = ((SearchTerm.Refused) understood).reason();
        return shell.refused(reason, "/codes", () -> show(reason.code(), type));
    }

    private Optional<UUID> lookUp(List<HolderId> ids, OfficerAct act) {
        return ids.stream().map(id -> codes.find(id, act)).flatMap(Optional::stream).findFirst();
    }

    /** Back to the form with what was wrong, in its published code; the number itself stays behind. */
    private Response back(ReasonCode reason, Optional<IdType> type) {
        return shell.goTo("/codes?problem=" + reason.code() + type.map(named -> "&type=" + named).orElse(""));
    }
}
