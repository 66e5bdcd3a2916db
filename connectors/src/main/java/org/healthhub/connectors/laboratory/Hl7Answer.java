package org.healthhub.connectors.laboratory;

import ca.uhn.hl7v2.parser.EncodingCharacters;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.MessageFormat.OwnAnswer;
import org.healthhub.connectors.Receipt;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.ReasonCode;

/**
 * What the hub answers to an interchange: an acknowledgement for each message, in a batch where they came in one, in the
 * version, the separators and the character set of the sender.
 */
final class Hl7Answer {
    private static final Map<String, String> TRAILERS = Map.of("FHS", "FTS", "BHS", "BTS");
    /** Not for what the message says: by the standard its sender may try again, or must be set up anew. */
    private static final Set<ReasonCode> REJECTED = Set.of(ReasonCode.UNSUPPORTED_MESSAGE, ReasonCode.NOT_PRODUCTION,
            ReasonCode.UNREADABLE_MESSAGE, ReasonCode.UNSUPPORTED_CONTENT_TYPE, ReasonCode.TOO_LARGE,
            ReasonCode.NOT_AUTHENTICATED, ReasonCode.UNKNOWN_PARTNER, ReasonCode.WRONG_SYSTEM, ReasonCode.INTERNAL_ERROR,
            ReasonCode.OVERLOADED, ReasonCode.UNAVAILABLE);

    private final Hl7Interchange interchange;
    private final Clock clock;

    Hl7Answer(Hl7Interchange interchange, Clock clock) {
        this.interchange = interchange;
        this.clock = clock;
    }

    /** To messages that were taken; their receipts stand in their order. */
    OwnAnswer accepted(List<Hl7Format.Part> parts, String trackingId, List<Receipt> receipts) {
        StringBuilder answer = new StringBuilder();
        interchange.envelopes().forEach(header -> line(answer, envelope(header)));
        int from = 0;
        for (Hl7Format.Part part : parts) {
            int to = from + part.receipts();
            Hl7Acknowledgement acknowledgement = new Hl7Acknowledgement(part.message(), clock);
            List<Receipt> own = receipts.subList(from, to);
            part.obstacle().ifPresentOrElse(reason -> acknowledgement.refuse(code(reason), reason),
                    () -> acknowledgement.accept(part.reports(), own, trackingId));
            acknowledgement.lines().forEach(line -> line(answer, line));
            from = to;
        }
        for (int i = interchange.envelopes().size() - 1; i >= 0; i--) {
            String header = interchange.envelopes().get(i);
            line(answer, Hl7Segment.blank(TRAILERS.get(header))
                    .with(1, String.valueOf(header.equals("BHS") ? parts.size() : 1)).written(characters()));
        }
        return answer(answer, interchange.charset());
    }

    /** To messages that were refused as a whole, however little of them can be read. */
    static OwnAnswer refused(MessageBody message, ReasonCode reason, Clock clock) {
        StringBuilder answer = new StringBuilder();
        Charset charset = StandardCharsets.UTF_8;
        Hl7Acknowledgement acknowledgement;
        try {
            Hl7Message header = Hl7Message.headed(Hl7Text.header(message.bytes()));
            charset = Hl7Text.named(header.header().get(18)).orElse(charset);
            acknowledgement = new Hl7Acknowledgement(header, clock);
        } catch (Refusal noHeader) {
            acknowledgement = Hl7Acknowledgement.ofNothing(clock);
        }
        acknowledgement.refuse(code(reason), reason);
        acknowledgement.lines().forEach(line -> line(answer, line));
        return answer(answer, charset);
    }

    private static String code(ReasonCode reason) {
        return REJECTED.contains(reason) ? "AR" : "AE";
    }

    private String envelope(String name) {
        return Hl7Segment.blank(name).with(1, String.valueOf(characters().getFieldSeparator()))
                .with(2, interchange.messages().get(0).separators()).with(3, "HUB").with(7, Hl7Acknowledgement.now(clock))
                .written(characters());
    }

    private EncodingCharacters characters() {
        return interchange.messages().get(0).characters();
    }

    private static void line(StringBuilder answer, String line) {
        answer.append(line).append('\r');
    }

    private static OwnAnswer answer(StringBuilder text, Charset charset) {
        return new OwnAnswer(Hl7Format.MEDIA_TYPE + "; charset=" + charset.name(), text.toString().getBytes(charset));
    }
}
