package org.healthhub.admin.codes;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.admin.shell.Purpose;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.CodeExplanation;
import org.healthhub.registry.CodeLookup;
import org.healthhub.registry.ExplanationView;
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
    private CodeExplanation explanations;
    private IdentityDesk identities;
    private Clock clock;

    public PersonPage() {
    }

    @Inject
    public PersonPage(Shell shell, CodeLookup codes, CodeExplanation explanations, IdentityDesk identities,
            Clock clock) {
        this.shell = shell;
        this.codes = codes;
        this.explanations = explanations;
        this.identities = identities;
        this.clock = clock;
    }

    @GET
    public Response show(@PathParam("codeId") UUID codeId, @QueryParam("rows") @DefaultValue("100") int rows,
            @QueryParam("at") @DefaultValue("") String at, @QueryParam("problem") @DefaultValue("") String problem) {
        shell.mustSeePersons();
        Optional<Instant> moment = moment(at);
        return shell.act().map(act -> page(codeId, act, false, rows, moment, ReasonCode.ofCode(problem)))
                .orElseGet(() -> shell.page("purpose.jte", Map.of("codeId", codeId)));
    }

    /** With name and number in full, for this answer only. */
    @POST
    public Response reveal(@PathParam("codeId") UUID codeId) {
        shell.mustSeePersons();
        Optional<OfficerAct> act = shell.act();
        return act.map(known -> page(codeId, known, true, PersonPageView.ROWS, Optional.empty(), Optional.empty()))
                .orElseGet(() -> shell.goTo("/codes/" + codeId));
    }

    @POST
    @Path("purpose")
    public Response choose(@PathParam("codeId") UUID codeId, @FormParam("purpose") @DefaultValue("") String purpose) {
        shell.mustSeePersons();
        Purpose.named(purpose).ifPresent(shell::keep);
        return shell.goTo("/codes/" + codeId);
    }

    private Response page(UUID codeId, OfficerAct act, boolean unmasked, int rows, Optional<Instant> at,
            Optional<ReasonCode> problem) {
        PersonView person = codes.person(codeId, act, unmasked).orElseThrow(NotFoundException::new);
        ExplanationView why = explanations.explain(person.codeId(), at.orElse(clock.instant()), act)
                .orElseThrow(NotFoundException::new);
        IdentitiesView others = new IdentitiesView(person.codeId(), identities.mergings(person.codeId(), act), problem,
                act.officer());
        return shell.page("person.jte",
                Map.of("person", new PersonPageView(person, why, at.isPresent(), unmasked, rows, others)));
    }

    /** As a form of date and time writes it, in the hub's zone. */
    private Optional<Instant> moment(String at) {
        try {
            return at.isBlank() ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(at.strip()).atZone(clock.getZone()).toInstant());
        } catch (DateTimeException unreadable) {
            throw new BadRequestException(unreadable);
        }
    }
}
