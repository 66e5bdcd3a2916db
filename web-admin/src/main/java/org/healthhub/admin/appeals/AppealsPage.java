package org.healthhub.admin.appeals;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.AppealDesk;
import org.healthhub.registry.AppealFilter;
import org.healthhub.registry.AppealState;

/** Appeals to which an answer is owed, overdue ones first; others by what stands in the address. */
@Path("appeals")
@RequestScoped
public class AppealsPage {
    private static final int MOST = 500;

    private Shell shell;
    private AppealDesk desk;

    public AppealsPage() {
    }

    @Inject
    public AppealsPage(Shell shell, AppealDesk desk) {
        this.shell = shell;
        this.desk = desk;
    }

    @GET
    public Response show(@QueryParam("state") @DefaultValue("") String state,
            @QueryParam("division") @DefaultValue("") String division,
            @QueryParam("overdue") @DefaultValue("") String overdue) {
        AppealFilter filter = filter(state, division.strip(), overdue);
        return shell.page("appeals.jte", Map.of("appeals", new AppealsView(filter, desk.list(filter, MOST))));
    }

    /**
     * @throws BadRequestException when a filter cannot be read: a list that ignores it would not be what was asked for
     */
    private static AppealFilter filter(String state, String division, String overdue) {
        Optional<AppealState> chosen = Arrays.stream(AppealState.values()).filter(s -> s.name().equals(state)).findFirst();
        if (chosen.isEmpty() && !state.isBlank() || !division.matches("[0-9]{0,6}")) {
            throw new BadRequestException();
        }
        return new AppealFilter(chosen, division, overdue.equals("yes"));
    }
}
