package org.healthhub.admin.rules;

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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.healthhub.admin.shell.Frame;
import org.healthhub.admin.shell.Shell;
import org.healthhub.admin.shell.Texts;
import org.healthhub.admin.shell.Viewer;
import org.healthhub.registry.PackProposal;
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
    public Response show(@PathParam("pack") String name, @QueryParam("problem") @DefaultValue("") String problem) {
        PackView pack = desk.version(name).orElseThrow(NotFoundException::new);
        Frame frame = shell.frame();
        Optional<ReasonCode> reason = Arrays.stream(ReasonCode.values())
                .filter(code -> code.code().equals(problem)).findFirst();
        return shell.page("pack.jte", Map.of("page", new PackPageView(pack, trials.latestOf(name).map(TrialView::new),
                frame.maySetRules(), frame.visit().viewer().map(Viewer::name).orElse(""),
                Texts.dayOf(frame.visit().now()), reason)));
    }

    /** @param sample how many persons to take; blank for the whole registry */
    @POST
    @Path("shadow")
    public Response tryOut(@PathParam("pack") String name, @FormParam("sample") @DefaultValue("") String sample) {
        return back(name, trials.start(name, number(sample), shell.ruleSetter()));
    }

    @POST
    @Path("propose")
    public Response propose(@PathParam("pack") String name, @FormParam("from") @DefaultValue("") String from,
            @FormParam("ground") @DefaultValue("") String ground,
            @FormParam("document") @DefaultValue("") String document, @FormParam("run") @DefaultValue("0") long run) {
        String officer = shell.ruleSetter();
        return back(name, desk.propose(new PackProposal(name, day(from), ground.strip(), document.strip(), run), officer));
    }

    @POST
    @Path("confirm")
    public Response confirm(@PathParam("pack") String name) {
        return back(name, desk.confirm(name, shell.ruleSetter()));
    }

    @POST
    @Path("reject")
    public Response reject(@PathParam("pack") String name) {
        return back(name, desk.reject(name, shell.ruleSetter()));
    }

    @POST
    @Path("withdraw")
    public Response withdraw(@PathParam("pack") String name) {
        return back(name, desk.withdraw(name, shell.ruleSetter()));
    }

    private Response back(String name, Optional<ReasonCode> refusal) {
        if (refusal.filter(reason -> reason == ReasonCode.PACK_UNKNOWN).isPresent()) {
            throw new NotFoundException();
        }
        return shell.goTo("/rules/packs/" + name + refusal.map(reason -> "?problem=" + reason.code()).orElse(""));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException unreadable) {
            throw new BadRequestException(unreadable);
        }
    }

    private static Optional<Integer> number(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Integer.valueOf(text.strip()));
        } catch (NumberFormatException unreadable) {
            throw new BadRequestException(unreadable);
        }
    }
}
