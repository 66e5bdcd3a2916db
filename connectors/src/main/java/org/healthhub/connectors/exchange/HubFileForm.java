package org.healthhub.connectors.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.healthhub.connectors.HubDay;
import org.healthhub.connectors.Json;
import org.healthhub.registry.ListedCode;
import org.healthhub.registry.SnapshotForm;
import org.healthhub.registry.intake.Colour;

/** The hub's daily file in the form in which it reads those of others; the name is masked, and no name of the holder. */
final class HubFileForm implements SnapshotForm {
    private static final String HOME_PROVINCE = "33";

    private final HubSignature signature;

    HubFileForm(HubSignature signature) {
        this.signature = signature;
    }

    @Override
    public String line(ListedCode code, LocalDate date, Instant madeAt) {
        return Json.text(out -> {
            out.writeStartObject();
            out.writeStringField("recordId", code.codeId().toString());
            out.writeStringField("observedAt", written(madeAt));
            out.writeObjectFieldStart("holder");
            out.writeStringField("idType", code.holder().type().name());
            out.writeStringField("idNumber", code.holder().number());
            out.writeEndObject();
            out.writeStringField("maskedName", code.maskedName());
            out.writeStringField("province", HOME_PROVINCE);
            out.writeStringField("scheme", "YRD");
            out.writeStringField("colour", letter(code.colour()));
            out.writeStringField("reason", code.category());
            out.writeStringField("since", code.since().toString());
            Json.field(out, "until", code.until());
            out.writeEndObject();
        }) + "\n";
    }

    @Override
    public String manifest(LocalDate date, Instant madeAt, int parts, long records, String sha256) {
        String asOf = written(madeAt);
        return Json.text(out -> {
            out.writeStartObject();
            out.writeStringField("province", HOME_PROVINCE);
            out.writeStringField("date", date.toString());
            out.writeNumberField("sequence", 1);
            out.writeStringField("kind", "FULL");
            out.writeStringField("format", "JSONL");
            out.writeStringField("asOf", asOf);
            out.writeNumberField("partCount", parts);
            out.writeNumberField("recordCount", records);
            out.writeStringField("digestAlgorithm", "SHA-256");
            out.writeStringField("digest", sha256);
            out.writeStringField("signatureAlgorithm", HubSignature.ALGORITHM);
            out.writeStringField("keyId", HubSignature.KEY_ID);
            out.writeStringField("signature", signature.sign(SignedManifest.text(HOME_PROVINCE, date.toString(), 1, "FULL",
                    "JSONL", asOf, parts, records, "SHA-256", sha256)));
            out.writeEndObject();
        });
    }

    /** The agreement of the delta knows three colours: what is between yellow and red is red there. */
    private static String letter(Colour colour) {
        return switch (colour) {
            case GREEN -> "G";
            case YELLOW -> "Y";
            case ORANGE, RED -> "R";
        };
    }

    private static String written(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atZone(HubDay.ZONE));
    }
}
