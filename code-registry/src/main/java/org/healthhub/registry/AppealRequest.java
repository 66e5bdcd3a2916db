package org.healthhub.registry;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.PartnerCode;

/**
 * What a channel brings on behalf of a person who finds the colour wrong.
 *
 * @param statement in the person's words; kept sealed, like the contact
 * @param contact   where the person can be reached; empty where none was given
 * @param recordId  the record that the person finds wrong, as the code names it
 */
public record AppealRequest(PartnerCode channel, HolderId holder, String statement, String contact,
        Optional<String> recordId) {
    /** The longest statement, and the longest contact. */
    public static final int LONGEST_STATEMENT = 500;
    public static final int LONGEST_CONTACT = 100;

    public AppealRequest {
        requireNonNull(channel, "channel");
        requireNonNull(holder, "holder");
        requireNonNull(recordId, "recordId");
        statement = statement.strip();
        contact = contact.strip();
        if (statement.isEmpty() || statement.length() > LONGEST_STATEMENT || contact.length() > LONGEST_CONTACT
                || contact.contains("\n")) {
            throw new IllegalArgumentException("a statement of some length is needed");
        }
    }
}
