package org.healthhub.connectors.laboratory;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.healthhub.connectors.HubDay;
import org.healthhub.connectors.Receipt;
import org.healthhub.registry.intake.ReasonCode;

/** The acknowledgement of one message: MSA with AA, AE or AR, and an ERR for all that was refused, with the hub's code. */
final class Hl7Acknowledgement {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssZ");
    private static final Hl7Message NOTHING = Hl7Message.headed("MSH|^~\\&");
    /** Until then an ERR had one field, with place and code in it. */
    private static final Set<String> OLD_ERRORS = Set.of("2.3", "2.3.1", "2.4");
    private static final int LONGEST_TEXT = 80;
    /** HL7 table 0357; what is not here is a value of the wrong type or form. */
    private static final Map<ReasonCode, String> ERROR_CODES = Map.of(ReasonCode.MISSING_FIELD, "101",
            ReasonCode.MISSING_HOLDER, "101", ReasonCode.UNKNOWN_CATEGORY, "103", ReasonCode.UNKNOWN_STATUS, "103",
            ReasonCode.UNKNOWN_ID_TYPE, "103", ReasonCode.UNSUPPORTED_MESSAGE, "200", ReasonCode.NOT_PRODUCTION, "202",
            ReasonCode.INTERNAL_ERROR, "207", ReasonCode.OVERLOADED, "207", ReasonCode.UNAVAILABLE, "207");
    private static final String DATA_ERROR = "102";

    private final Hl7Message message;
    private final Hl7Segment header;
    private final Hl7Segment verdict;
    private final List<Hl7Segment> errors = new ArrayList<>();

    Hl7Acknowledgement(Hl7Message message, Clock clock) {
        this.message = message;
        Hl7Segment sent = message.header();
        header = Hl7Segment.blank("MSH").with(1, String.valueOf(message.characters().getFieldSeparator()))
                .with(2, message.separators())
                .with(3, sent.get(5)).with(4, sent.get(6)).with(5, sent.get(3)).with(6, sent.get(4)).with(7, now(clock))
                .with(9, 1, "ACK").with(9, 2, "R01")
                .with(10, HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()))
                .with(11, "P").with(12, message.version()).with(18, sent.get(18));
        if (!OLD_ERRORS.contains(message.version())) {
            header.with(9, 3, "ACK");
        }
        verdict = Hl7Segment.blank("MSA").with(2, sent.get(10));
    }

    /** Where not even a header could be read. */
    static Hl7Acknowledgement ofNothing(Clock clock) {
        return new Hl7Acknowledgement(NOTHING, clock);
    }

    static String now(Clock clock) {
        return OffsetDateTime.ofInstant(clock.instant(), HubDay.ZONE).format(TIME);
    }

    /** The message is refused as a whole. */
    void refuse(String code, ReasonCode reason) {
        String text = reason.code() + " " + reason.meaning();
        verdict.with(1, code).with(3, text.substring(0, Math.min(text.length(), LONGEST_TEXT)));
        errors.add(error(new Hl7Place("MSH", 1, 0), reason));
    }

    /** The message is taken, perhaps without some of its results. */
    void accept(List<Hl7Reports.Report> reports, List<Receipt> receipts, String trackingId) {
        for (int i = 0; i < receipts.size(); i++) {
            Receipt receipt = receipts.get(i);
            if (receipt.isRefused()) {
                errors.add(error(Hl7Place.of(receipt.field().orElse(""), reports.get(i)), receipt.code().orElseThrow()));
            }
        }
        verdict.with(1, errors.isEmpty() ? "AA" : "AE").with(3, trackingId.length() > LONGEST_TEXT ? "" : trackingId);
    }

    List<String> lines() {
        EncodingCharacters characters = message.characters();
        List<String> lines = new ArrayList<>();
        lines.add(header.written(characters));
        lines.add(verdict.written(characters));
        errors.forEach(error -> lines.add(error.written(characters)));
        return lines;
    }

    private Hl7Segment error(Hl7Place place, ReasonCode reason) {
        Hl7Segment error = Hl7Segment.blank("ERR");
        if (OLD_ERRORS.contains(message.version())) {
            place.writeTo(error, 1);
            return error.with(1, 4, reason.code());
        }
        place.writeTo(error, 2);
        return error.with(3, 1, ERROR_CODES.getOrDefault(reason, DATA_ERROR)).with(3, 3, "HL70357").with(4, "E")
                .with(5, 1, reason.code()).with(5, 2, reason.meaning()).with(5, 3, "HUB");
    }
}
