package org.healthhub.admin.appeals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
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
import java.util.UUID;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.AppealDecision;
import org.healthhub.registry.AppealDesk;
import org.healthhub.registry.AppealPaper;
import org.healthhub.registry.AppealState;
import org.healthhub.registry.AppealView;
import org.healthhub.registry.CodeLookup;
import org.healthhub.registry.DeskOutcome;
import org.healthhub.registry.OfficerAct;
import org.healthhub.registry.OfficerDesk;
import org.healthhub.registry.PersonView;
import org.healthhub.registry.intake.ReasonCode;

/** One appeal: what the person says, why the code has its colour, and the decision. */
@Path("appeals/{id: [0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}")
@RequestScoped
public class AppealPage {
    private static final String WORK = "APPEAL";

    private Shell shell;
    private AppealDesk desk;
    private OfficerDesk rulings;
    private CodeLookup codes;

    public AppealPage() {
    }

    @Inject
    public AppealPage(Shell shell, AppealDesk desk, OfficerDesk rulings, CodeLookup codes) {
        this.shell = shell;
        this.desk = desk;
        this.rulings = rulings;
        this.codes = codes;
    }

    @GET
    public Response show(@PathParam("id") UUID id) {
        shell.mustSeePersons();
        return page(id, Optional.empty(), Optional.empty());
    }

    @POST
    @Path("take")
    public Response take(@PathParam("id") UUID id) {
        shell.mustRule();
        return after(id, desk.take(id, shell.actFor(WORK)), Optional.empty());
    }

    @POST
    @Path("decide")
    public Response decide(@PathParam("id") UUID id, @FormParam("outcome") @DefaultValue("") String outcome,
            @FormParam("reply") @DefaultValue("") String reply, @FormParam("remedy") @DefaultValue("") String remedy) {
        shell.mustRule();
        boolean upheld = outcome.equals(AppealState.UPHELD.name());
        if (!upheld && !outcome.equals(AppealState.REFUSED.name())) {
            throw new BadRequestException();
        }
        AppealDecision decision = new AppealDecision(upheld, reply, remedy);
        return after(id, desk.decide(id, decision, shell.actFor(WORK)), Optional.of(decision));
    }

    private Response after(UUID id, DeskOutcome<AppealView> outcome, Optional<AppealDecision> draft) {
        String address = "/appeals/" + id;
        return outcome.refusal()
                .map(reason -> shell.refused(reason, address, () -> page(id, draft, Optional.of(reason))))
                .orElseGet(() -> shell.goTo(address));
    }

    private Response page(UUID id, Optional<AppealDecision> draft, Optional<ReasonCode> problem) {
        OfficerAct act = shell.actFor(WORK);
        AppealPaper paper = desk.paper(id, act).orElseThrow(NotFoundException::new);
        UUID codeId = paper.appeal().codeId();
        PersonView person = codes.person(codeId, act, false).orElseThrow(NotFoundException::new);
        return shell.page("appeal.jte",
                Map.of("appeal", new AppealPageView(paper, person, rulings.about(codeId, act), draft, problem)));
    }
}
