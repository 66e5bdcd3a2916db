package org.healthhub.admin.shell;

import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an officer looks at persons for. It is asked once in a session, shown all the time, and written beside every
 * read; the officer changes it when the work changes.
 */
public enum Purpose {
    VERIFICATION, APPEAL, TRACING, OTHER;

    private static final String ATTRIBUTE = "hub.purpose";

    public static Optional<Purpose> named(String name) {
        return Arrays.stream(values()).filter(purpose -> purpose.name().equals(name)).findFirst();
    }

    static Optional<Purpose> of(HttpSession session) {
        return Optional.ofNullable((Purpose) session.getAttribute(ATTRIBUTE));
    }

    void keepIn(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }
}
