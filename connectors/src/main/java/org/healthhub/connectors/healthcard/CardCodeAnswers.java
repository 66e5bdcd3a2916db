package org.healthhub.connectors.healthcard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.healthhub.connectors.Patience;
import org.healthhub.registry.CardHolder;
import org.healthhub.registry.CardView;
import org.healthhub.registry.PartnerView.Grant;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.ReasonCode;

/** Answers the provincial interface about QR codes: applies for one, verifies one, gets those of a person. */
@ApplicationScoped
class CardCodeAnswers {
    private static final Pattern KIND = Pattern.compile("[01]");
    private static final String FIXED = "1";
    private static final Pattern STEP = Pattern.compile("\\d{4,6}");

    /** How long a clerk waits for the card system outside. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private CardCodes codes;
    private HealthCardClient cardSystem;

    /** For the container's proxy. */
    protected CardCodeAnswers() {
    }

    @Inject
    CardCodeAnswers(CardCodes codes, HealthCardClient cardSystem) {
        this.codes = codes;
        this.cardSystem = cardSystem;
    }

    RhcAnswer applied(RhcCall call) {
        call.need(Grant.CODES);
        HolderId id = RhcPersons.id(call.message());
        String kind = call.message().matching("qrcode_type", KIND, ReasonCode.BAD_FIELD);
        CardHolder person = codes.inOrder(id, call.sender(), call.action().operation().code());
        CardQr code = kind.equals(FIXED) ? codes.applyFixed(person, call.sender())
                : codes.applyDynamic(person, call.sender());
        return RhcAnswer.of(RhcResult.CODE_GIVEN)
                .with("ehc_cardinfo", CardCodes.elements("qr_code", "qr_code_imgtext", code));
    }

    RhcAnswer verified(RhcCall call) {
        call.need(Grant.VERIFY);
        CardQr code = RhcTranslator.qrCode(call.message());
        CardHolder person = codes.verified(code, call.sender(), purpose(call));
        checkIdentity(call.message(), person);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("qr_codetext", code.text());
        fields.putAll(PersonInfo.of(person, codes.made(person)));
        return RhcAnswer.of(RhcResult.VERIFIED).with("ehc_cardinfo", fields);
    }

    RhcAnswer found(RhcCall call) {
        call.need(Grant.CODES);
        HolderId id = RhcPersons.id(call.message());
        try {
            return found(codes.inOrder(id, call.sender(), call.action().operation().code()));
        } catch (RhcRefusal refusal) {
            if (refusal.result() != RhcResult.NOT_REGISTERED) {
                throw refusal;
            }
            return foundOutside(id, refusal);
        }
    }

    private RhcAnswer found(CardHolder person) {
        CardView card = person.card().orElseThrow();
        Map<String, String> fields = new LinkedHashMap<>();
        Optional<CardQr> fixed = codes.fixed(card);
        Optional<CardQr> dynamic = codes.dynamic(card);
        if (fixed.isEmpty() && dynamic.isEmpty()) {
            throw new RhcRefusal(RhcResult.NO_CODE, ReasonCode.CARD_STATE, "");
        }
        fixed.ifPresent(code -> fields.putAll(CardCodes.elements("qr_code", "qr_code_imgtext", code)));
        dynamic.ifPresent(code -> fields.putAll(CardCodes.elements("dt_qr_code", "qr_code_dtimgtext", code)));
        fields.putAll(PersonInfo.of(person, codes.made(person)));
        return RhcAnswer.of(RhcResult.CODES_FOUND).with("ehc_cardinfo", fields);
    }

    /** Of who has no card here the card system outside may know one: its codes are handed on, and nothing else. */
    private RhcAnswer foundOutside(HolderId id, RhcRefusal otherwise) {
        CardSystemAnswer answer = cardSystem.codesOf(id, Patience.of(PATIENCE));
        if (answer instanceof CardSystemAnswer.Unavailable) {
            throw new RhcRefusal(RhcResult.SYSTEM, ReasonCode.CARD_SYSTEM_UNAVAILABLE, "");
        }
        if (!(answer instanceof CardSystemAnswer.Known known) || !known.holder().id().equals(id)
                || known.ehcId().isEmpty()) {
            throw otherwise;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        known.fixed().ifPresent(code -> fields.putAll(CardCodes.elements("qr_code", "qr_code_imgtext", code)));
        known.dynamic().ifPresent(code -> fields.putAll(CardCodes.elements("dt_qr_code", "qr_code_dtimgtext", code)));
        fields.put("ecardId", known.ehcId());
        return RhcAnswer.of(RhcResult.CODES_FOUND).with("ehc_cardinfo", fields);
    }

    /** Whoever has the card and the document before him may send both. */
    private static void checkIdentity(RhcFields message, CardHolder person) {
        boolean another = message.optional("name", 32).filter(name -> !person.isCalled(name)).isPresent()
                || (message.optional("id_card", 18).isPresent() || message.optional("id_number", 32).isPresent())
                && !RhcPersons.id(message).equals(person.holder().id());
        if (another) {
            throw new RhcRefusal(RhcResult.IDENTITY_MISMATCH, ReasonCode.IDENTITY_CONFLICT, "qr_code");
        }
    }

    /** The step of medical care stands in the audit: it is what the hospital verifies the card for. */
    private static String purpose(RhcCall call) {
        return call.message().optional("medstep_code", 6).filter(step -> STEP.matcher(step).matches())
                .map(step -> call.action().operation().code() + " " + step)
                .orElse(call.action().operation().code());
    }
}
