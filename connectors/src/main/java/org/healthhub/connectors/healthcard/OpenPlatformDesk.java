package org.healthhub.connectors.healthcard;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.healthhub.connectors.HubLog;
import org.healthhub.connectors.Json;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.AppSecrets;
import org.healthhub.registry.PartnerDirectory;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.RegistryTrouble;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/**
 * Answers the open platform of the health card. A request is known by its signature and not by an account; one that is
 * too old or too new, or that came before, is refused. Errors have the platform's own form.
 */
@ApplicationScoped
class OpenPlatformDesk {
    /** What the platform says for success; of a refusal it is the number of the hub's reason. */
    private static final String SUCCESS = "0";
    /** Less than at other doors: the sender is only known once all of it was read. */
    private static final int MOST_BYTES = 1024 * 1024;
    /** As long as a token of the platform lasts; here it is the partner's name and lasts for good. */
    private static final String TOKEN_SECONDS = "7200";

    private PartnerDirectory partners;
    private AppSecrets secrets;
    private OpenPlatformAnswers answers;
    private Clock clock;

    /** For the container's proxy. */
    protected OpenPlatformDesk() {
    }

    @Inject
    OpenPlatformDesk(PartnerDirectory partners, AppSecrets secrets, OpenPlatformAnswers answers, Clock clock) {
        this.partners = partners;
        this.secrets = secrets;
        this.answers = answers;
        this.clock = clock;
    }

    /** What stands in {@code rsp}. */
    @FunctionalInterface
    interface Answer {
        void write(JsonGenerator out) throws IOException;
    }

    /** The answer to one operation, whatever the body is. */
    byte[] answer(String operation, InputStream body) throws IOException {
        String requestId = "";
        try {
            ObjectNode message = message(body);
            ObjectNode commonIn = OpenRequest.part(message, "commonIn");
            requestId = requestId(commonIn);
            OpenRequest request = checked(commonIn, OpenRequest.part(message, "req"), "appToken", requestId);
            return done(requestId, answers.answer(operation, request));
        } catch (RhcRefusal | UnreadableRecord | Refusal | RegistryTrouble refusal) {
            return refused(requestId, refusal);
        }
    }

    /** The token that goes with an application id: a client of the platform asks for it first. */
    byte[] token(InputStream body) throws IOException {
        String requestId = "";
        try {
            ObjectNode message = message(body);
            ObjectNode commonIn = OpenRequest.part(message, "commonIn");
            requestId = requestId(commonIn);
            OpenRequest request = checked(commonIn, OpenRequest.part(message, "req"), "appId", requestId);
            return done(requestId, out -> {
                out.writeStringField("appToken", request.partner().code().value());
                out.writeStringField("expiresIn", TOKEN_SECONDS);
            });
        } catch (RhcRefusal | UnreadableRecord | Refusal | RegistryTrouble refusal) {
            return refused(requestId, refusal);
        }
    }

    private static ObjectNode message(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(ReasonCode.TOO_LARGE);
        }
        return JsonDoor.tree(new ByteArrayInputStream(bytes));
    }

    private OpenRequest checked(ObjectNode commonIn, ObjectNode req, String nameField, String requestId) {
        JsonNode name = nameField.equals("appId") ? req.path(nameField) : commonIn.path(nameField);
        PartnerView partner = partners.byAccount(name.asText(""))
                .filter(p -> p.system() == PartnerSystem.HEALTH_CARD)
                .orElseThrow(() -> new RhcRefusal(ReasonCode.NOT_AUTHENTICATED, nameField));
        Instant createdAt = OpenRequest.timestamp(commonIn);
        Optional<String> secret = secrets.of(partner.code());
        if (secret.filter(s -> OpenSignature.isRight(commonIn, req, s)).isEmpty()) {
            throw new RhcRefusal(ReasonCode.BAD_SIGNATURE, "sign");
        }
        Instant now = clock.instant();
        if (Duration.between(createdAt, now).abs().compareTo(AppSecrets.WINDOW) > 0) {
            throw new RhcRefusal(ReasonCode.REQUEST_REPEATED, "timestamp");
        }
        if (!secrets.isFirst(partner.code(), requestId)) {
            throw new RhcRefusal(ReasonCode.REQUEST_REPEATED, "requestId");
        }
        return new OpenRequest(partner, requestId, createdAt.isAfter(now) ? now : createdAt, OpenRequest.fields(req),
                partner.arrival(now));
    }

    private static String requestId(ObjectNode commonIn) {
        String requestId = commonIn.path("requestId").asText("");
        if (!OpenRequest.REQUEST_ID.matcher(requestId).matches()) {
            throw new RhcRefusal(ReasonCode.BAD_RECORD_ID, "requestId");
        }
        return requestId;
    }

    private static byte[] done(String requestId, Answer answer) {
        return Json.bytes(out -> {
            out.writeStartObject();
            commonOut(out, requestId, SUCCESS, "成功");
            out.writeObjectFieldStart("rsp");
            answer.write(out);
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    private static byte[] refused(String requestId, RuntimeException refusal) {
        if (refusal instanceof RegistryTrouble trouble) {
            HubLog.LOG.registryUnavailable(trouble);
        }
        OpenRefusal told = OpenRefusal.of(refusal);
        return Json.bytes(out -> {
            out.writeStartObject();
            commonOut(out, requestId, told.resultCode(), told.message());
            out.writeObjectFieldStart("rsp");
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    private static void commonOut(JsonGenerator out, String requestId, String resultCode, String message)
            throws IOException {
        out.writeObjectFieldStart("commonOut");
        out.writeStringField("requestId", requestId);
        out.writeNumberField("resultCode", Integer.parseInt(resultCode));
        out.writeStringField("errMsg", message);
        out.writeEndObject();
    }
}
