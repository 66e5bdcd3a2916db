package org.healthhub.connectors.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.HubLog;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.RecordDoor;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.GreenCodes;
import org.healthhub.registry.PartnerDirectory;
import org.healthhub.registry.PartnerKeys;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/** Answers the messages of the SOAP door: knows the caller by what stands in the message, then does as the method says. */
@ApplicationScoped
public class SoapDesk {
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,15}");

    private PartnerDirectory directory;
    private PartnerKeys keys;
    private RecordDoor door;
    private GreenCodes codes;

    /** For the container's proxy. */
    protected SoapDesk() {
    }

    @Inject
    SoapDesk(PartnerDirectory directory, PartnerKeys keys, RecordDoor door, GreenCodes codes) {
        this.directory = directory;
        this.keys = keys;
        this.door = door;
        this.codes = codes;
    }

    /** What a signed message proves its sender by. */
    record Signed(String appId, String timestamp, String nonce, String sign, String method, String xml) {
        private String text() {
            return String.join("\n", appId, timestamp, nonce, method, xml);
        }
    }

    /** The old way: the password in the message. What is wrong is told in the answer; only trouble is thrown. */
    String invoke(String appId, String password, String method, String xml) {
        return answered(() -> {
            PartnerView partner = partner(appId);
            if (!keys.isOpenedBy(partner.code(), password)) {
                throw new Refusal(ReasonCode.NOT_AUTHENTICATED);
            }
            return done(partner, method, xml);
        });
    }

    /** The way that cannot be replayed. */
    String invokeSigned(Signed message) {
        return answered(() -> {
            PartnerView partner = partner(message.appId());
            boolean signed = keys.of(partner.code())
                    .filter(key -> Digests.isSigned(key, message.text(), decoded(message.sign()))).isPresent();
            if (!signed) {
                throw new Refusal(ReasonCode.BAD_SIGNATURE);
            }
            if (!NONCE.matcher(message.nonce()).matches() || !MILLISECONDS.matcher(message.timestamp()).matches()
                    || !keys.isFirst(partner.code(), message.nonce(),
                            Instant.ofEpochMilli(Long.parseLong(message.timestamp())))) {
                throw new Refusal(ReasonCode.REQUEST_REPEATED);
            }
            return done(partner, message.method(), message.xml());
        });
    }

    /** What a message is answered with. */
    private interface Act {
        String answer();
    }

    private static String answered(Act act) {
        try {
            return act.answer();
        } catch (Refusal refusal) {
            return ExchangeAnswer.refused(refusal.reason(), "");
        } catch (UnreadableRecord refusal) {
            return ExchangeAnswer.refused(refusal.reason(), refusal.field());
        }
    }

    private PartnerView partner(String appId) {
        PartnerView partner = directory.byAccount(appId).orElseThrow(() -> new Refusal(ReasonCode.NOT_AUTHENTICATED));
        if (partner.system() != PartnerSystem.EXCHANGE) {
            HubLog.LOG.partnerRefused(partner.code(), ReasonCode.WRONG_SYSTEM);
            throw new Refusal(ReasonCode.WRONG_SYSTEM);
        }
        return partner;
    }

    private String done(PartnerView partner, String method, String xml) {
        return switch (method) {
            case "push" -> ExchangeAnswer.taken(taken(partner, ExchangeXml.read(xml), false));
            case "withdraw" -> ExchangeAnswer.taken(taken(partner, ExchangeXml.read(xml), true));
            case "query" -> ExchangeAnswer.answered(queried(partner, ExchangeXml.read(xml)));
            default -> throw new Refusal(ReasonCode.UNKNOWN_OPERATION);
        };
    }

    private RecordDoor.Taken taken(PartnerView partner, ObjectNode request, boolean withdrawn) {
        JsonNode records = request.path("records");
        if (records.isEmpty()) {
            throw new Refusal(ReasonCode.NO_RECORDS);
        }
        if (withdrawn) {
            records.forEach(record -> ((ObjectNode) record).put("withdrawn", true));
        } else {
            // Only one method takes back.
            records.forEach(record -> ((ObjectNode) record).remove("withdrawn"));
        }
        ObjectNode message = request.objectNode();
        message.set("records", records);
        return door.take(partner, MessageBody.of(message.toString(), ContentType.JSON));
    }

    private GreenCodes.Answer queried(PartnerView partner, ObjectNode request) {
        if (!partner.grants().contains(PartnerView.Grant.EXCHANGE)) {
            HubLog.LOG.partnerRefused(partner.code(), ReasonCode.NOT_GRANTED);
            throw new Refusal(ReasonCode.NOT_GRANTED);
        }
        try {
            GreenCodeQuestion question = GreenCodeQuestion.read(JsonDoor.single(
                    new ByteArrayInputStream(request.toString().getBytes(StandardCharsets.UTF_8))));
            return codes.ask(question.holder(), question.by(partner));
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }

    private static byte[] decoded(String sign) {
        try {
            return Base64.getDecoder().decode(sign);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
