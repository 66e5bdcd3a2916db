package org.healthhub.admin.rules;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.BeanParam;
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
import org.healthhub.admin.shell.Frame;
import org.healthhub.admin.shell.Shell;
import org.healthhub.admin.shell.Viewer;
import org.healthhub.registry.PackView;
import org.healthhub.registry.RulePackDesk;
import org.healthhub.registry.ShadowRuns;
import org.healthhub.registry.intake.ReasonCode;

/** One version of the rules, and what officers do with it. */
@Path("rules/packs/{pack}")
@RequestScoped
public class PackPage {
    private Shell shell;
    private RulePackDesk desk;
    private ShadowRuns trials;

    public PackPage() {
    }

    @Inject
    public PackPage(Shell shell, RulePackDesk desk, ShadowRuns trials) {
        this.shell = shell;
        this.desk = desk;
        this.trials = trials;
    }

    @GET
    public Response show(@PathParam("pack") String name) {
        return page(name, new ActivationForm(), Optional.empty());
    }

    /** @param sample how many persons to take; blank for the whole registry */
    @POST
    @Path("shadow")
    public Response tryOut(@PathParam("pack") String name, @FormParam("sample") @DefaultValue("") String sample) {
        return after(name, trials.start(name, number(sample), shell.ruleSetter()));
    }

    @POST
    @Path("propose")
    public Response propose(@PathParam("pack") String name, @BeanParam ActivationForm form) {
        String officer = shell.ruleSetter();
        return after(name, form, form.proposal(name).map(proposal -> desk.propose(proposal, officer))
                .orElse(Optional.of(ReasonCode.BAD_IN_FORCE_DATE)));
    }

    @POST
    @Path("confirm")
    public Response confirm(@PathParam("pack") String name) {
        return after(name, desk.confirm(name, shell.ruleSetter()));
    }

    @POST
    @Path("reject")
    public Response reject(@PathParam("pack") String name) {
        return after(name, desk.reject(name, shell.ruleSetter()));
    }

    @POST
    @Path("withdraw")
    public Response withdraw(@PathParam("pack") String name) {
        return after(name, desk.withdraw(name, shell.ruleSetter()));
    }

    /** Withdraws what was confirmed and has not begun. */
    @POST
    @Path("revoke")
    public Response revoke(@PathParam("pack") String name, @FormParam("reason") @DefaultValue("") String reason) {
        return after(name, desk.revoke(name, reason, shell.ruleSetter()));
    }

    private Response after(String name, Optional<ReasonCode> refusal) {
        return after(name, new ActivationForm(), refusal);
    }

    private Response after(String name, ActivationForm form, Optional<ReasonCode> refusal) {
        String address = "/rules/packs/" + name;
        return refusal.map(reason -> shell.refused(reason, address, () -> page(name, form, refusal)))
                .orElseGet(() -> shell.goTo(address));
    }

    private Response page(String name, ActivationForm form, Optional<ReasonCode> problem) {
        PackView pack = desk.version(name).orElseThrow(NotFoundException::new);
        Frame frame = shell.frame();
        return shell.page("pack.jte", Map.of("page", new PackPageView(pack, trials.latestOf(name).map(TrialView::new),
                frame.maySetRules(), frame.visit().viewer().map(Viewer::name).orElse(""), frame.visit().now(), form,
                problem)));
    }

    private static Optional<Integer> number(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Integer.valueOf(text.strip()));
        } catch (NumberFormatException unreadable) {
            throw new BadRequestException(unreadable);
        }
    }
}
