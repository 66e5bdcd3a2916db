package org.healthhub.admin.codes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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
import org.healthhub.admin.shell.Purpose;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.CodeLookup;
import org.healthhub.registry.IdentityDesk;
import org.healthhub.registry.OfficerAct;
import org.healthhub.registry.PersonView;
import org.healthhub.registry.intake.ReasonCode;

/** Why a person's code has its colour. Asks what for before it shows anything. */
@Path("codes/{codeId: [0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}")
@RequestScoped
public class PersonPage {
    private Shell shell;
    private CodeLookup codes;
    private IdentityDesk identities;
    private Clock clock;

    public PersonPage() {
    }

    @Inject
    public PersonPage(Shell shell, CodeLookup codes, IdentityDesk identities, Clock clock) {
        this.shell = shell;
        this.codes = codes;
        this.identities = identities;
        this.clock = clock;
    }

    @GET
    public Response show(@PathParam("codeId") UUID codeId, @QueryParam("rows") @DefaultValue("100") int rows,
            @QueryParam("problem") @DefaultValue("") String problem) {
        shell.mustSeePersons();
        return shell.act().map(act -> page(codeId, act, false, rows, ReasonCode.ofCode(problem)))
                .orElseGet(() -> shell.page("purpose.jte", Map.of("codeId", codeId)));
    }

    /** With name and number in full, for this answer only. */
    @POST
    public Response reveal(@PathParam("codeId") UUID codeId) {
        shell.mustSeePersons();
        Optional<OfficerAct> act = shell.act();
        return act.isEmpty() ? shell.goTo("/codes/" + codeId) : page(codeId, act.get(), true, PersonPageView.ROWS, Optional.empty());
    }

    @POST
    @Path("purpose")
    public Response choose(@PathParam("codeId") UUID codeId, @FormParam("purpose") @DefaultValue("") String purpose) {
        shell.mustSeePersons();
        Purpose.named(purpose).ifPresent(shell::keep);
        return shell.goTo("/codes/" + codeId);
    }

    private Response page(UUID codeId, OfficerAct act, boolean unmasked, int rows, Optional<ReasonCode> problem) {
        PersonView person = codes.person(codeId, act, unmasked).orElseThrow(NotFoundException::new);
        IdentitiesView others = new IdentitiesView(person.codeId(), identities.mergings(person.codeId(), act), problem,
                act.officer());
        return shell.page("person.jte",
                Map.of("person", new PersonPageView(person, unmasked, LocalDate.now(clock), rows, others)));
    }
}
