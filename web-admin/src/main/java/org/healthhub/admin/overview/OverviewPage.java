package org.healthhub.admin.overview;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;
import org.healthhub.admin.shell.Shell;

/** The hub at a glance, as it stands and as it goes on. */
@Path("overview")
@RequestScoped
public class OverviewPage {
    private Shell shell;
    private LiveFigures live;

    public OverviewPage() {
    }

    @Inject
    public OverviewPage(Shell shell, LiveFigures live) {
        this.shell = shell;
        this.live = live;
    }

    @GET
    public Response show() {
        return shell.page("overview.jte", Map.of("figures", new FiguresView(live.latest())));
    }

    /** The figures every two seconds, as the piece of the page that shows them. */
    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void watch(@Context SseEventSink sink, @Context Sse sse) {
        live.join(new Watcher(shell.session(), shell.frame(), sink, sse));
    }
}
