package org.healthhub.admin.changes;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.healthhub.admin.shell.Shell;
import org.healthhub.registry.CodeLookup;

/** Recent changes of codes, a page of a hundred at a time, filtered by what stands in the address. */
@Path("changes")
@RequestScoped
public class ChangesPage {
    private Shell shell;
    private CodeLookup codes;

    public ChangesPage() {
    }

    @Inject
    public ChangesPage(Shell shell, CodeLookup codes) {
        this.shell = shell;
        this.codes = codes;
    }

    @GET
    public Response show(@QueryParam("to") @DefaultValue("") String to,
            @QueryParam("since") @DefaultValue("") String since, @QueryParam("above") @DefaultValue("") String above,
            @QueryParam("before") @DefaultValue("") String before) {
        ChangesFilter filter = ChangesFilter.of(to, since, above, before);
        return shell.page("changes.jte", Map.of("changes", ChangesView.of(filter,
                codes.recentChanges(filter.before(), ChangesView.ROWS + 1, filter.to()))));
    }
}
