package org.healthhub.registry;

import java.time.Duration;
import java.time.Instant;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.PartnerCode;

/**
 * A person consents, through the channel that shows the code, to a partner's questions.
 *
 * @param scope    the most that may be told
 * @param proof    how the channel made sure that it is the person
 * @param provenAt when it did
 */
public record ConsentRequest(PartnerCode channel, HolderId holder, PartnerCode partner, DisclosureLevel scope,
        Duration life, Proof proof, Instant provenAt) {
    /** How a channel makes sure that it is the person who consents. */
    public enum Proof { FACE, SMS, PASSWORD, SIGNATURE }
}
