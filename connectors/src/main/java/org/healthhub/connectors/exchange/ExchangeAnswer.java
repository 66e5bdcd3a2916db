package org.healthhub.connectors.exchange;

import java.util.Optional;
import org.healthhub.connectors.Receipt;
import org.healthhub.connectors.RecordDoor;
import org.healthhub.registry.GreenCodes;
import org.healthhub.registry.intake.ReasonCode;

/** The answers of the SOAP door, as XML texts. Of what the sender wrote only its record ids are in them. */
final class ExchangeAnswer {
    private ExchangeAnswer() {
    }

    static String taken(RecordDoor.Taken taken) {
        StringBuilder more = new StringBuilder(element("trackingId", taken.trackingId()));
        for (Receipt receipt : taken.receipts()) {
            more.append("<receipt>").append(element("index", String.valueOf(receipt.index())))
                    .append(optional("recordId", receipt.recordId())).append(element("outcome", receipt.outcome()))
                    .append(optional("hubCode", receipt.code().map(ReasonCode::code)))
                    .append(optional("hubField", receipt.field())).append("</receipt>");
        }
        return response("00", "成功", more.toString());
    }

    static String answered(GreenCodes.Answer answer) {
        return response("00", "成功", element("answer", answer.name()));
    }

    static String refused(ReasonCode reason, String field) {
        return response("01", reason.meaning(), element("hubCode", reason.code())
                + optional("hubField", Optional.of(field).filter(f -> !f.isEmpty())));
    }

    private static String response(String code, String says, String more) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><response>" + element("code", code) + element("msg", says) + more
                + "</response>";
    }

    private static String optional(String name, Optional<String> text) {
        return text.map(t -> element(name, t)).orElse("");
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</" + name + ">";
    }
}
