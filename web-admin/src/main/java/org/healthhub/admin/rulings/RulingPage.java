package org.healthhub.admin.rulings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.CodeLookup;
import org.healthhub.registry.DeskOutcome;
import org.healthhub.registry.OfficerAct;
import org.healthhub.registry.OfficerDesk;
import org.healthhub.registry.PersonView;
import org.healthhub.registry.RulingPaper;
import org.healthhub.registry.RulingView;
import org.healthhub.registry.intake.ReasonCode;

/** One ruling with its ground, where a second officer confirms or rejects it. */
@Path("rulings/{id: [0-9]{1,18}}")
@RequestScoped
public class RulingPage {
    static final String WORK = "RULING";

    private Shell shell;
    private OfficerDesk desk;
    private CodeLookup codes;

    public RulingPage() {
    }

    @Inject
    public RulingPage(Shell shell, OfficerDesk desk, CodeLookup codes) {
        this.shell = shell;
        this.desk = desk;
        this.codes = codes;
    }

    @GET
    public Response show(@PathParam("id") long id) {
        shell.mustSeePersons();
        return page(id, Optional.empty());
    }

    @POST
    @Path("confirm")
    public Response confirm(@PathParam("id") long id) {
        shell.mustRule();
        return after(id, desk.confirm(id, shell.actFor(WORK)));
    }

    @POST
    @Path("reject")
    public Response reject(@PathParam("id") long id, @FormParam("reason") @DefaultValue("") String reason) {
        shell.mustRule();
        return after(id, desk.reject(id, reason, shell.actFor(WORK)));
    }

    private Response after(long id, DeskOutcome<RulingView> outcome) {
        String address = "/rulings/" + id;
        return outcome.refusal().map(reason -> shell.refused(reason, address, () -> page(id, Optional.of(reason))))
                .orElseGet(() -> shell.goTo(address));
    }

    private Response page(long id, Optional<ReasonCode> problem) {
        OfficerAct act = shell.actFor(WORK);
        RulingPaper paper = desk.paper(id, act).orElseThrow(NotFoundException::new);
        PersonView person = codes.person(paper.ruling().codeId(), act, false).orElseThrow(NotFoundException::new);
        return shell.page("ruling.jte", Map.of("ruling", new RulingPageView(paper, person, problem)));
    }
}
