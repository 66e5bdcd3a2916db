package org.healthhub.connectors.rest;

import java.util.Map;
import org.healthhub.registry.intake.ReasonCode;

/** The reasons for errors that the server finds before a door is reached. */
final class WebErrors {
    private static final Map<Integer, ReasonCode> REASONS = Map.of(
            400, ReasonCode.UNREADABLE_MESSAGE,
            401, ReasonCode.NOT_AUTHENTICATED,
            403, ReasonCode.NOT_GRANTED,
            404, ReasonCode.NO_SUCH_RESOURCE,
            405, ReasonCode.METHOD_NOT_ALLOWED,
            406, ReasonCode.NOT_ACCEPTABLE,
            413, ReasonCode.TOO_LARGE,
            415, ReasonCode.UNSUPPORTED_CONTENT_TYPE,
            429, ReasonCode.OVERLOADED,
            503, ReasonCode.UNAVAILABLE);

    private WebErrors() {
    }

    static ReasonCode reason(int status) {
        return REASONS.getOrDefault(status,
                status >= 500 ? ReasonCode.INTERNAL_ERROR : ReasonCode.UNREADABLE_MESSAGE);
    }
}
