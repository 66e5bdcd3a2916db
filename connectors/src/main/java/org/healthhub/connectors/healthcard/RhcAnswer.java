package org.healthhub.connectors.healthcard;

import java.util.Optional;

/** The answers of the provincial interface, as XML texts. Nothing that the sender wrote is in them. */
final class RhcAnswer {
    private RhcAnswer() {
    }

    /** Done; with the card that was made, if one was. */
    static String done(Optional<EhcId> card) {
        RhcResult result = card.isPresent() ? RhcResult.REGISTERED : RhcResult.DONE;
        return answer(result, result.says(), card.map(c -> "<personinfo>" + element("main_index", c.mainIndex())
                + element("ecardId", c.value()) + element("ehc_card_status", RhcTranslator.CERTIFIED)
                + "</personinfo>").orElse(""));
    }

    /** Refused: beside the interface's own code, the hub's reason and the field. */
    static String refused(RhcRefusal refusal) {
        String field = refusal.field().isEmpty() ? "" : element("hubField", refusal.field());
        return answer(refusal.result(), refusal.result().says() + " " + refusal.reason().code(),
                element("hubCode", refusal.reason().code()) + field);
    }

    private static String answer(RhcResult result, String says, String more) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><response>"
                + element("result", result.isSuccess() ? "成功" : "失败") + element("desc", says)
                + element("resultCode", result.code()) + more + "</response>";
    }

    /** Of the hub's own constants and hex digits only, none of which needs to be escaped. */
    private static String element(String name, String text) {
        return "<" + name + ">" + text + "</" + name + ">";
    }
}
