package org.healthhub.connectors.healthcard;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.RefusedRecords;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.CardHolder;
import org.healthhub.registry.CardView;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.ReasonCode;

/** What the open platform answers, operation by operation. */
@ApplicationScoped
class OpenPlatformAnswers {
    private static final int MOST_ITEMS = 200;
    private static final String FIXED = "1";

    private CardRegistrations registrations;
    private CardCodes codes;
    private RefusedRecords refusedRecords;

    /** For the container's proxy. */
    protected OpenPlatformAnswers() {
    }

    @Inject
    OpenPlatformAnswers(CardRegistrations registrations, CardCodes codes, RefusedRecords refusedRecords) {
        this.registrations = registrations;
        this.codes = codes;
        this.refusedRecords = refusedRecords;
    }

    OpenPlatformDesk.Answer answer(String operation, OpenRequest request) {
        return switch (operation) {
            case "registerHealthCard" -> registered(request);
            case "registerBatchHealthCard" -> registeredAll(request);
            case "getHealthCardByQRCode" -> card(byCode(operation, request));
            case "getHealthCardByHealthCode" -> {
                request.need(Grant.VERIFY);
                yield card(codes.ofToken(request.text("healthCode"), request.partner().code(), operation));
            }
            case "getDynamicQRCode" -> code(operation, request);
            case "verifyQRCode" -> verified(byCode(operation, request));
            default -> throw new RhcRefusal(ReasonCode.UNKNOWN_OPERATION, "");
        };
    }

    private OpenPlatformDesk.Answer registered(OpenRequest request) {
        try {
            CardRegistrations.Registered card =
                    registrations.register(request.registration(request.fields(), request.requestId()));
            return out -> writeCard(out, card);
        } catch (RhcRefusal | UnreadableRecord refusal) {
            refusedRecords.add(request.partner(), 1);
            throw refusal;
        }
    }

    /** One bad item sinks no other: it is answered by its index, with the reason. */
    private OpenPlatformDesk.Answer registeredAll(OpenRequest request) {
        List<RecordFields> items = request.fields().objects("healthCardItems");
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            throw new RhcRefusal(items.isEmpty() ? ReasonCode.NO_RECORDS : ReasonCode.TOO_LARGE, "healthCardItems");
        }
        List<OpenPlatformDesk.Answer> answers = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < items.size(); i++) {
            try {
                answers.add(item(items.get(i), registrations.register(
                        request.registration(items.get(i), request.requestId() + "-" + i))));
            } catch (RhcRefusal | UnreadableRecord refusal) {
                refused++;
                answers.add(refusedItem(OpenRefusal.of(refusal)));
            }
        }
        refusedRecords.add(request.partner(), refused);
        return out -> {
            out.writeArrayFieldStart("rspItems");
            for (int i = 0; i < answers.size(); i++) {
                out.writeStartObject();
                out.writeNumberField("index", i);
                answers.get(i).write(out);
                out.writeEndObject();
            }
            out.writeEndArray();
        };
    }

    private OpenPlatformDesk.Answer code(String operation, OpenRequest request) {
        request.need(Grant.CODES);
        HolderId id = request.document();
        CardHolder person = codes.inOrder(id, request.partner().code(), operation);
        CardView card = person.card().orElseThrow();
        if (!card.ehcId().equalsIgnoreCase(request.text("healthCardId"))) {
            throw new RhcRefusal(ReasonCode.CARD_UNKNOWN, "healthCardId");
        }
        String kind = request.fields().has("codeType") ? request.fields().code("codeType") : "0";
        CardQr code = kind.equals(FIXED) ? codes.fixedAgain(person, request.partner().code())
                // Whoever asks again gets the one that is still valid.
                : codes.dynamic(card).orElseGet(() -> codes.applyDynamic(person, request.partner().code()));
        return out -> {
            out.writeStringField("qrCodeText", code.text());
            out.writeStringField("qrCodeImg", CardCodes.picture(code));
        };
    }

    private CardHolder byCode(String operation, OpenRequest request) {
        request.need(Grant.VERIFY);
        CardHolder person = codes.verified(request.qrCode(), request.partner().code(), operation);
        if (request.isAnother(person)) {
            throw new RhcRefusal(ReasonCode.IDENTITY_CONFLICT, "qrCodeText");
        }
        return person;
    }

    private static void writeCard(JsonGenerator out, CardRegistrations.Registered card) throws IOException {
        out.writeStringField("qrCodeText", CardQr.fixed(card.ehcId()).text());
        out.writeStringField("healthCardId", card.ehcId());
    }

    private static OpenPlatformDesk.Answer item(RecordFields item, CardRegistrations.Registered card) {
        return out -> {
            out.writeStringField("idType", item.optionalText("idType", 2).orElse("01"));
            out.writeStringField("idNumber", item.text("idNumber", 32));
            writeCard(out, card);
        };
    }

    private static OpenPlatformDesk.Answer refusedItem(OpenRefusal refusal) {
        return out -> {
            out.writeNumberField("resultCode", Integer.parseInt(refusal.resultCode()));
            out.writeStringField("errMsg", refusal.message());
        };
    }

    private static OpenPlatformDesk.Answer card(CardHolder person) {
        return out -> {
            out.writeObjectFieldStart("card");
            out.writeStringField("qrCodeText", CardQr.fixed(person.card().orElseThrow().ehcId()).text());
            writePerson(out, person, "phone1");
            out.writeEndObject();
        };
    }

    private static OpenPlatformDesk.Answer verified(CardHolder person) {
        return out -> writePerson(out, person, "phone");
    }

    private static void writePerson(JsonGenerator out, CardHolder person, String phone) throws IOException {
        HolderId id = person.holder().id();
        String birthday = PersonInfo.birthday(id);
        out.writeStringField("name", person.holder().name());
        out.writeStringField("gender", OpenWords.sexWord(PersonInfo.sex(id)));
        out.writeStringField("birthday", birthday.isEmpty() ? ""
                : birthday.substring(0, 4) + "-" + birthday.substring(4, 6) + "-" + birthday.substring(6));
        out.writeStringField("idType", id.type().healthCode());
        out.writeStringField("idNumber", id.number());
        out.writeStringField(phone, person.holder().phone());
        out.writeStringField("healthCardId", person.card().orElseThrow().ehcId());
    }
}
