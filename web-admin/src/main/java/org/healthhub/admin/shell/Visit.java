package org.healthhub.admin.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * One request, as a page needs to know it.
 *
 * @param viewer  empty before the login
 * @param path    the address within the console that was asked for
 * @param formKey what a form must bring along to be believed; empty before the login
 */
public record Visit(Optional<Viewer> viewer, String path, Query query, String formKey, Optional<Purpose> purpose,
        Instant now) {

    static Visit of(HttpServletRequest request, Instant now) {
        Optional<Viewer> viewer = Viewer.of(request);
        return new Visit(viewer, path(request), Query.of(request),
                viewer.map(known -> FormKey.of(request.getSession())).orElse(""),
                viewer.flatMap(known -> Purpose.of(request.getSession())), now);
    }

    /** The same with another page as what was asked for. */
    Visit at(String page) {
        return new Visit(viewer, page, Query.NONE, formKey, purpose, now);
    }

    /** What the browser asked for, also where the server answers with another page in its place. */
    private static String path(HttpServletRequest request) {
        Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        String uri = forwarded == null ? request.getRequestURI() : forwarded.toString();
        return uri.substring(Math.min(uri.length(), request.getContextPath().length()));
    }
}
