package org.healthhub.connectors;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/**
 * A format of one system besides the hub's JSON. It turns a message into records in the JSON form of the system, so that
 * the system's one {@link Translator} reads them whatever they were written in; it decides nothing and asks nobody.
 * There is one for each pair of system and media type, used at every door.
 */
public interface MessageFormat {
    /** Whose messages it reads. */
    PartnerSystem system();

    /** The media types under which they come, in lower case. */
    Set<String> mediaTypes();

    /**
     * The records of a message, in its order, at most {@link JsonDoor#MOST_RECORDS}. What is wrong with one of them
     * stands in that one.
     *
     * @throws Refusal when the message as a whole is unreadable, too large, too deep or empty
     */
    List<ReadRecord> records(MessageBody message);

    /** The answer to a message that was taken, where senders of this format expect one of their own. */
    default Optional<OwnAnswer> answer(MessageBody message, String trackingId, List<Receipt> receipts) {
        return Optional.empty();
    }

    /** The answer to a message that was refused as a whole, where senders of this format expect one of their own. */
    default Optional<OwnAnswer> refusal(MessageBody message, ReasonCode reason) {
        return Optional.empty();
    }

    /** What a sender of this format understands. */
    record OwnAnswer(String contentType, byte[] content) {
    }
}
