package org.healthhub.admin.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.healthhub.registry.OfficerAct;
import org.healthhub.registry.intake.ReasonCode;

/** What a page's resource class asks for: its frame, its rendering, where to go next, and in whose name it acts. */
@RequestScoped
public class Shell {
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    private HttpServletRequest request;
    private Templates templates;
    private Assets assets;
    private Clock clock;
    private String address = "";

    Shell() {
    }

    @Inject
    Shell(HttpServletRequest request, Templates templates, Assets assets, Clock clock) {
        this.request = request;
        this.templates = templates;
        this.assets = assets;
        this.clock = clock;
    }

    public Frame frame() {
        Look look = Look.of(request);
        Visit visit = Visit.of(request, clock.instant());
        return new Frame(Texts.in(look.language()), look, address.isEmpty() ? visit : visit.at(address),
                request.getContextPath(), assets);
    }

    public String render(String template, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("frame", frame());
        return templates.render(template, all);
    }

    public Response page(String template, Map<String, Object> values) {
        return page(Response.Status.OK.getStatusCode(), template, values);
    }

    Response page(int status, String template, Map<String, Object> values) {
        // As bytes: RESTEasy escapes the text of an answer of status 400 once more.
        return Response.status(status).type(HTML)
                .entity(render(template, values).getBytes(StandardCharsets.UTF_8)).build();
    }

    /** The page that is shown has this address, though a form was sent to another. */
    public void at(String page) {
        address = page;
    }

    /**
     * After a form that the registry refused: the page that it was on, with the reason, as the answer itself. A redirect
     * would tell a client that all went well.
     *
     * @param page renders the page at this address
     */
    public Response refused(ReasonCode reason, String address, Supplier<Response> page) {
        at(address);
        return Response.fromResponse(page.get()).status(Refusals.status(reason)).build();
    }

    /** After a form: the browser fetches the page at this address. Relative, so that proxies need no telling. */
    public Response goTo(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, request.getContextPath() + path).build();
    }

    /** In whose name a person is looked at, and what for; empty until the officer has said what for. */
    public Optional<OfficerAct> act() {
        Viewer viewer = viewer();
        return Purpose.of(request.getSession()).map(purpose -> new OfficerAct(viewer.name(), purpose.name()));
    }

    /** In whose name an officer does work that says itself what persons are looked at for, such as a ruling. */
    public OfficerAct actFor(String work) {
        return new OfficerAct(viewer().name(), work);
    }

    /**
     * @throws ForbiddenException where the officer's roles do not let rulings be made or appeals be decided
     */
    public void mustRule() {
        if (!viewer().mayRule()) {
            throw new ForbiddenException();
        }
    }

    public void keep(Purpose purpose) {
        purpose.keepIn(request.getSession());
    }

    /** The session of the officer, by its id. */
    public String session() {
        return request.getSession().getId();
    }

    /**
     * @throws ForbiddenException where the officer's roles do not let persons be looked at
     */
    public void mustSeePersons() {
        if (!viewer().maySeePersons()) {
            throw new ForbiddenException();
        }
    }

    /**
     * The officer's name, for an act on the rules.
     *
     * @throws ForbiddenException where the officer's roles do not let rules be set
     */
    public String ruleSetter() {
        if (!viewer().maySetRules()) {
            throw new ForbiddenException();
        }
        return viewer().name();
    }

    /**
     * In whose name the audit trail is looked at.
     *
     * @throws ForbiddenException where the officer is no auditor
     */
    public OfficerAct mustAudit() {
        if (!viewer().mayAudit()) {
            throw new ForbiddenException();
        }
        return actFor("AUDIT");
    }

    private Viewer viewer() {
        return Viewer.of(request).orElseThrow(ForbiddenException::new);
    }
}
