package org.healthhub.admin.rulings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.CodeLookup;
import org.healthhub.registry.DeskOutcome;
import org.healthhub.registry.OfficerAct;
import org.healthhub.registry.OfficerDesk;
import org.healthhub.registry.PersonView;
import org.healthhub.registry.RulingView;
import org.healthhub.registry.intake.ReasonCode;

/** Where an officer proposes a ruling about a person; it names a rule, an end, a document and a ground. */
@Path("rulings/new/{codeId: [0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}")
@RequestScoped
public class ProposalPage {
    private Shell shell;
    private OfficerDesk desk;
    private CodeLookup codes;
    private Clock clock;

    public ProposalPage() {
    }

    @Inject
    public ProposalPage(Shell shell, OfficerDesk desk, CodeLookup codes, Clock clock) {
        this.shell = shell;
        this.desk = desk;
        this.codes = codes;
        this.clock = clock;
    }

    @GET
    public Response show(@PathParam("codeId") UUID codeId, @QueryParam("appeal") @DefaultValue("") String appeal) {
        shell.mustRule();
        return page(codeId, ProposalForm.blank(LocalDate.now(clock), appeal), Optional.empty());
    }

    @POST
    public Response propose(@PathParam("codeId") UUID codeId, @BeanParam ProposalForm form) {
        shell.mustRule();
        DeskOutcome<RulingView> outcome = form.proposal(codeId)
                .map(proposal -> desk.propose(proposal, shell.actFor(RulingPage.WORK)))
                .orElseGet(() -> new DeskOutcome.Refused<>(ReasonCode.BAD_RULING_PERIOD));
        if (outcome instanceof DeskOutcome.Done<RulingView> done) {
            return shell.goTo("/rulings/" + done.what().id());
        }
        ReasonCode reason = outcome.refusal().orElseThrow();
        return shell.refused(reason, "/rulings/new/" + codeId, () -> page(codeId, form, Optional.of(reason)));
    }

    private Response page(UUID codeId, ProposalForm form, Optional<ReasonCode> problem) {
        OfficerAct act = shell.actFor(RulingPage.WORK);
        PersonView person = codes.person(codeId, act, false).orElseThrow(NotFoundException::new);
        return shell.page("proposal.jte", Map.of("proposal", new ProposalView(person, desk.rules(),
                desk.about(codeId, act), form, LocalDate.now(clock), problem)));
    }
}
