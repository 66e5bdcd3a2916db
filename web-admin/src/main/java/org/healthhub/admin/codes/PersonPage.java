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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.admin.shell.Purpose;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.OfficerAct;
import org.healthhub.registry.PersonFile;
import org.healthhub.registry.PersonFileView;
import org.healthhub.registry.intake.ReasonCode;

/** Why a person's code has its colour, now or at a past moment. Asks what for before it shows anything. */
@Path("codes/{codeId: [0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}")
@RequestScoped
public class PersonPage {
    private Shell shell;
    private PersonFile files;
    private Clock clock;

    public PersonPage() {
    }

    @Inject
    public PersonPage(Shell shell, PersonFile files, Clock clock) {
        this.shell = shell;
        this.files = files;
        this.clock = clock;
    }

    @GET
    public Response show(@PathParam("codeId") UUID codeId, @QueryParam("rows") @DefaultValue("100") int rows,
            @QueryParam(AskedMoment.FIELD) @DefaultValue("") String at,
            @QueryParam("problem") @DefaultValue("") String problem) {
        shell.mustSeePersons();
        AskedMoment moment = moment(at);
        return shell.act().map(act -> page(codeId, act, false, rows, moment, ReasonCode.ofCode(problem)))
                .orElseGet(() -> shell.page("purpose.jte", Map.of("asked", new PurposeView(codeId, moment))));
    }

    /** With name and number in full, for this answer only. */
    @POST
    public Response reveal(@PathParam("codeId") UUID codeId, @FormParam(AskedMoment.FIELD) @DefaultValue("") String at) {
        shell.mustSeePersons();
        AskedMoment moment = moment(at);
        return shell.act().map(act -> page(codeId, act, true, PersonPageView.ROWS, moment, Optional.empty()))
                .orElseGet(() -> back(codeId, moment));
    }

    @POST
    @Path("purpose")
    public Response choose(@PathParam("codeId") UUID codeId, @FormParam("purpose") @DefaultValue("") String purpose,
            @FormParam(AskedMoment.FIELD) @DefaultValue("") String at) {
        shell.mustSeePersons();
        AskedMoment moment = moment(at);
        Purpose.named(purpose).ifPresent(shell::keep);
        return back(codeId, moment);
    }

    private Response back(UUID codeId, AskedMoment moment) {
        return shell.goTo("/codes/" + codeId + moment.query());
    }

    private Response page(UUID codeId, OfficerAct act, boolean unmasked, int rows, AskedMoment moment,
            Optional<ReasonCode> problem) {
        PersonFileView file = moment.in(clock.getZone()).map(at -> files.openAt(codeId, at, act, unmasked))
                .orElseGet(() -> files.open(codeId, act, unmasked)).orElseThrow(NotFoundException::new);
        IdentitiesView others = new IdentitiesView(file.person().codeId(), file.mergings(), problem, act.officer());
        return shell.page("person.jte", Map.of("person",
                new PersonPageView(file.person(), file.why(), moment, unmasked, rows, others)));
    }

    private static AskedMoment moment(String at) {
        try {
            return new AskedMoment(at);
        } catch (DateTimeException unreadable) {
            throw new BadRequestException(unreadable);
        }
    }
}
