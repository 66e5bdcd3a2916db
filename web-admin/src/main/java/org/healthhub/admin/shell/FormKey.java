package org.healthhub.admin.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret of a session that its forms carry, so that a page of another site cannot post in an officer's name. */
final class FormKey {
    static final String FIELD = "key";
    private static final String ATTRIBUTE = "hub.formKey";
    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private FormKey() {
    }

    /** One at a time: two pages that open together must carry the same key. */
    static synchronized String of(HttpSession session) {
        String kept = (String) session.getAttribute(ATTRIBUTE);
        if (kept != null) {
            return kept;
        }
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        session.setAttribute(ATTRIBUTE, made);
        return made;
    }

    static boolean isBroughtBy(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        String kept = session == null ? null : (String) session.getAttribute(ATTRIBUTE);
        String brought = request.getParameter(FIELD);
        return kept != null && brought != null && MessageDigest.isEqual(
                kept.getBytes(StandardCharsets.US_ASCII), brought.getBytes(StandardCharsets.UTF_8));
    }
}
