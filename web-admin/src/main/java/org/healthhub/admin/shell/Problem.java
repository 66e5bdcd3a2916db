package org.healthhub.admin.shell;

import java.util.Optional;
import java.util.Set;

/**
 * What went wrong, as far as an officer is told.
 *
 * @param incident finds the cause in the log; empty where the officer can help it
 */
public record Problem(int status, Optional<String> incident) {
    private static final Set<Integer> KNOWN = Set.of(400, 403, 404, 405, 409, 413, 500);

    /** Whose texts say what it is and what to do. */
    public String key() {
        int known = KNOWN.contains(status) ? status : status < 500 ? 400 : 500;
        return "problem." + known;
    }
}
