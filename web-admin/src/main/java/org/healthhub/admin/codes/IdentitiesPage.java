package org.healthhub.admin.codes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.IdentityDesk;
import org.healthhub.registry.MergeAnswer;
import org.healthhub.registry.OfficerAct;
import org.healthhub.registry.intake.ReasonCode;

/** The forms by which officers merge two identities of one person, and separate them. Leads back to the person. */
@Path("codes/{codeId: [0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}/identities")
@RequestScoped
public class IdentitiesPage {
    private Shell shell;
    private IdentityDesk desk;
    private PersonPage person;

    public IdentitiesPage() {
    }

    @Inject
    public IdentitiesPage(Shell shell, IdentityDesk desk, PersonPage person) {
        this.shell = shell;
        this.desk = desk;
        this.person = person;
    }

    @POST
    public Response propose(@PathParam("codeId") UUID codeId, @FormParam("other") @DefaultValue("") String other,
            @FormParam("ground") @DefaultValue("") String ground,
            @FormParam("document") @DefaultValue("") String document) {
        return acted(codeId, act -> SearchTerm.of(other, Optional.empty()) instanceof SearchTerm.CodeId merged
                ? desk.propose(codeId, merged.id(), ground, document, act)
                : new MergeAnswer.Refused(ReasonCode.CODE_UNKNOWN));
    }

    @POST
    @Path("{mergeId: [0-9]{1,18}}/confirm")
    public Response confirm(@PathParam("codeId") UUID codeId, @PathParam("mergeId") long mergeId) {
        return acted(codeId, act -> desk.confirm(mergeId, act));
    }

    @POST
    @Path("{mergeId: [0-9]{1,18}}/drop")
    public Response drop(@PathParam("codeId") UUID codeId, @PathParam("mergeId") long mergeId) {
        return acted(codeId, act -> desk.drop(mergeId, act));
    }

    @POST
    @Path("{mergeId: [0-9]{1,18}}/undo")
    public Response undo(@PathParam("codeId") UUID codeId, @PathParam("mergeId") long mergeId,
            @FormParam("ground") @DefaultValue("") String ground,
            @FormParam("document") @DefaultValue("") String document) {
        return acted(codeId, act -> desk.undo(mergeId, ground, document, act));
    }

    private Response acted(UUID codeId, Function<OfficerAct, MergeAnswer> step) {
        shell.mustSeePersons();
        String address = "/codes/" + codeId;
        return shell.act().map(step).filter(MergeAnswer.Refused.class::isInstance)
                .map(refused -> ((MergeAnswer.Refused) refused).reason())
                .map(reason -> shell.refused(reason, address,
                        () -> person.show(codeId, PersonPageView.ROWS, "", reason.code())))
                .orElseGet(() -> shell.goTo(address + "#identities"));
    }
}
