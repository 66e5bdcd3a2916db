package org.healthhub.admin.holds;

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
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.healthhub.admin.shell.Purpose;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.HoldDesk;
import org.healthhub.registry.HoldState;
import org.healthhub.registry.OfficerAct;
import org.healthhub.registry.intake.ReasonCode;

/** What one hold holds, and the decision on it. Shows persons, masked, so it asks what for. */
@Path("quarantine/holds/{hold: [0-9]{1,18}}")
@RequestScoped
public class HoldPage {
    private Shell shell;
    private HoldDesk desk;

    public HoldPage() {
    }

    @Inject
    public HoldPage(Shell shell, HoldDesk desk) {
        this.shell = shell;
        this.desk = desk;
    }

    @GET
    public Response show(@PathParam("hold") long hold) {
        shell.mustSeePersons();
        return shell.act().map(act -> page(hold, act, Optional.empty()))
                .orElseGet(() -> shell.page("holdPurpose.jte", Map.of("hold", hold)));
    }

    @POST
    @Path("purpose")
    public Response choose(@PathParam("hold") long hold, @FormParam("purpose") @DefaultValue("") String purpose) {
        shell.mustSeePersons();
        Purpose.named(purpose).ifPresent(shell::keep);
        return shell.goTo(address(hold));
    }

    @POST
    @Path("proposal")
    public Response propose(@PathParam("hold") long hold, @FormParam("decision") @DefaultValue("") String decision,
            @FormParam("reason") @DefaultValue("") String reason) {
        HoldState to = decision(decision);
        return decide(hold, act -> desk.propose(hold, to, reason, act));
    }

    @POST
    @Path("confirmation")
    public Response confirm(@PathParam("hold") long hold, @FormParam("decision") @DefaultValue("") String decision) {
        HoldState to = decision(decision);
        return decide(hold, act -> desk.confirm(hold, to, act));
    }

    private Response decide(long hold, Function<OfficerAct, Optional<ReasonCode>> decision) {
        shell.mustSeePersons();
        Optional<OfficerAct> act = shell.act();
        Optional<ReasonCode> refusal = act.flatMap(decision);
        return refusal.map(reason -> shell.refused(reason, address(hold), () -> page(hold, act.orElseThrow(), refusal)))
                .orElseGet(() -> shell.goTo(address(hold)));
    }

    private Response page(long hold, OfficerAct act, Optional<ReasonCode> problem) {
        return shell.page("hold.jte", Map.of("hold", new HoldPageView(
                desk.preview(hold, act).orElseThrow(NotFoundException::new), act.officer(), problem)));
    }

    private static HoldState decision(String name) {
        return Arrays.stream(HoldState.values())
                .filter(state -> state != HoldState.HELD && state.name().equals(name)).findFirst()
                .orElseThrow(BadRequestException::new);
    }

    private static String address(long hold) {
        return "/quarantine/holds/" + hold;
    }
}
