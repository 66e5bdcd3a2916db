package org.healthhub.admin.shell;

import jakarta.ws.rs.core.Response;
import org.healthhub.registry.intake.ReasonCode;

/**
 * The status of the page that answers a form which the registry refused: 409 where the form as it is could be right, but
 * who sends it or what was decided meanwhile stands against it; 422 where the form has to be filled in otherwise.
 */
public final class Refusals {
    private static final int UNPROCESSABLE = 422;

    private Refusals() {
    }

    public static int status(ReasonCode reason) {
        return switch (reason) {
            case SECOND_OFFICER_NEEDED, SAME_BODY, HOLD_NOT_WAITING, PACK_NOT_A_DRAFT, PACK_NOT_PROPOSED,
                    PACK_NOT_AWAITED, SHADOW_RUN_OPEN, RULE_NOT_IN_FORCE, RULING_DECIDED, RULING_EXPIRED,
                    APPEAL_DECIDED, APPEAL_NOT_TAKEN, ALREADY_MERGED, HOLDS_MERGED, MERGE_NOT_WAITING,
                    MERGE_ALREADY_PROPOSED -> Response.Status.CONFLICT.getStatusCode();
            default -> UNPROCESSABLE;
        };
    }
}
