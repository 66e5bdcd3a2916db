package org.healthhub.connectors.laboratory;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.ReasonCode;

/**
 * What came in one go: a message, or several of them in a batch or a file.
 *
 * @param envelopes the headers of file and batch that stand around the messages, as FHS and BHS
 */
record Hl7Interchange(List<String> envelopes, List<Hl7Message> messages, Charset charset) {
    /**
     * @throws Refusal when it is unreadable as a whole, too large or empty
     */
    static Hl7Interchange read(MessageBody body) {
        Hl7Text text = Hl7Text.of(body);
        List<String> envelopes = new ArrayList<>();
        List<Hl7Message> messages = new ArrayList<>();
        for (String segment : text.segments()) {
            switch (segment.substring(0, 3)) {
                case "FHS", "BHS" -> envelopes.add(segment.substring(0, 3));
                case "BTS", "FTS" -> { }
                case "MSH" -> messages.add(Hl7Message.headed(segment));
                default -> current(messages).add(segment);
            }
            if (messages.size() > JsonDoor.MOST_RECORDS) {
                throw new Refusal(ReasonCode.TOO_LARGE);
            }
        }
        if (messages.isEmpty()) {
            throw new Refusal(envelopes.isEmpty() ? ReasonCode.UNREADABLE_MESSAGE : ReasonCode.NO_RECORDS);
        }
        return new Hl7Interchange(envelopes, messages, text.charset());
    }

    boolean isBatch() {
        return !envelopes.isEmpty() || messages.size() > 1;
    }

    private static Hl7Message current(List<Hl7Message> messages) {
        if (messages.isEmpty()) {
            throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
        }
        return messages.get(messages.size() - 1);
    }
}
