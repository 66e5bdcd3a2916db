package org.healthhub.connectors.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.Locale;
import java.util.Optional;
import org.healthhub.connectors.Json;
import org.healthhub.registry.intake.ReasonCode;

/** An error as RFC 9457 has it. Tells the code and the field, never the value; of the unexpected, an id only. */
record Problem(ReasonCode reason, Optional<String> field, Optional<String> incident) {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int RETRY_SECONDS = 5;

    static Problem of(ReasonCode reason) {
        return new Problem(reason, Optional.empty(), Optional.empty());
    }

    static Problem of(ReasonCode reason, String field) {
        return new Problem(reason, Optional.of(field).filter(f -> !f.isEmpty()), Optional.empty());
    }

    static Problem incident(String id) {
        return new Problem(ReasonCode.INTERNAL_ERROR, Optional.empty(), Optional.of(id));
    }

    int status() {
        return switch (reason) {
            case UNREADABLE_MESSAGE, NO_RECORDS, TOO_DEEP, BAD_PARAMETER -> 400;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_CONTENT_TYPE -> 415;
            case UNKNOWN_TRACKING_ID, NO_SUCH_RESOURCE, CODE_UNKNOWN, APPEAL_UNKNOWN, FILE_UNKNOWN,
                    CONSENT_UNKNOWN, APPLICATION_UNKNOWN -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case NOT_AUTHENTICATED -> 401;
            case WRONG_SYSTEM, NOT_GRANTED, UNKNOWN_PARTNER, PROVINCE_NOT_OF_SENDER, CONSENT_NEEDED -> 403;
            case PERSON_UNKNOWN, IDENTITY_CONFLICT, CODE_CANCELLED, APPEAL_DECIDED, FILE_TAKEN, FILE_CLOSED,
                    REQUEST_REPEATED, HELD_MASS_EFFECT -> 409;
            case INTERNAL_ERROR -> 500;
            case OVERLOADED, TOO_MANY_QUESTIONS -> TOO_MANY;
            case UNAVAILABLE -> UNAVAILABLE;
            default -> 422;
        };
    }

    ResponseBuilder response() {
        ResponseBuilder response = Response.status(status()).type(MEDIA_TYPE).entity(body());
        return isTemporary() ? response.header("Retry-After", RETRY_SECONDS) : response;
    }

    boolean isTemporary() {
        return status() == TOO_MANY || status() == UNAVAILABLE;
    }

    byte[] body() {
        return Json.bytes(out -> {
            out.writeStartObject();
            out.writeStringField("type", "urn:health-hub:reason:" + reason.code());
            out.writeStringField("title", title());
            out.writeNumberField("status", status());
            out.writeStringField("code", reason.code());
            out.writeStringField("detail", reason.meaning());
            Json.field(out, "field", field);
            Json.field(out, "incident", incident);
            out.writeEndObject();
        });
    }

    private String title() {
        String words = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
