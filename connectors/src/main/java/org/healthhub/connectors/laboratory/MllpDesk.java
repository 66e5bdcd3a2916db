package org.healthhub.connectors.laboratory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.healthhub.connectors.ContentType;
import org.healthhub.connectors.HubLog;
import org.healthhub.connectors.Incident;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.MessageFormat.OwnAnswer;
import org.healthhub.connectors.RecordDoor;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.PartnerDirectory;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.RegistryTrouble;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/**
 * Who may send over MLLP, and what is answered; the connection itself is not its business. The password of a message is
 * taken out before anything else sees the message.
 */
@ApplicationScoped
public class MllpDesk {
    private static final ContentType HL7 = ContentType.of(Hl7Format.MEDIA_TYPE);

    private PartnerDirectory partners;
    private RecordDoor door;
    private Hl7Format format;
    private LoginThrottle throttle;

    /** For the container's proxy. */
    protected MllpDesk() {
    }

    @Inject
    MllpDesk(PartnerDirectory partners, RecordDoor door, Hl7Format format, Clock clock) {
        this.partners = partners;
        this.door = door;
        this.format = format;
        this.throttle = new LoginThrottle(clock);
    }

    /** Who is let in, or else why not. */
    public record Admission(Optional<PartnerView> partner, Optional<ReasonCode> refusal) {
    }

    /**
     * Looks at the first segment of a message, before the rest of it is read.
     *
     * @param place where the connection comes from
     */
    public Admission admit(byte[] header, String place) {
        Hl7Credentials credentials = Hl7Credentials.of(Hl7Text.unmarked(Hl7Text.line(header, 0, header.length)));
        try {
            return admit(credentials, place);
        } catch (RegistryTrouble away) {
            HubLog.LOG.registryUnavailable(away);
            return refused(ReasonCode.UNAVAILABLE);
        }
    }

    private Admission admit(Hl7Credentials credentials, String place) {
        if (throttle.holdsBack(credentials.account(), place)) {
            return refused(ReasonCode.OVERLOADED);
        }
        Optional<PartnerView> partner = partners.byPassword(credentials.account(), credentials.password());
        if (partner.isEmpty()) {
            throttle.failed(credentials.account(), place);
            HubLog.LOG.strangerAtMllp(ReasonCode.NOT_AUTHENTICATED);
            return refused(ReasonCode.NOT_AUTHENTICATED);
        }
        throttle.succeeded(credentials.account(), place);
        if (partner.get().system() != PartnerSystem.LABORATORY) {
            HubLog.LOG.partnerRefused(partner.get().code(), ReasonCode.WRONG_SYSTEM);
            return refused(ReasonCode.WRONG_SYSTEM);
        }
        return new Admission(partner, Optional.empty());
    }

    /** Takes a message of a partner that was admitted, and answers it; nothing is thrown. */
    public byte[] answer(PartnerView partner, byte[] message) {
        MessageBody body = MessageBody.of(message, HL7);
        try {
            MessageBody plain = Hl7Credentials.of(Hl7Text.firstLine(message)).removedFrom(body)
                    .orElseThrow(() -> new Refusal(ReasonCode.NOT_AUTHENTICATED));
            RecordDoor.Taken taken = door.take(partner, plain);
            return format.answer(plain, taken.trackingId(), taken.receipts()).map(OwnAnswer::content).orElseThrow();
        } catch (Refusal refusal) {
            return refusal(message, refusal.reason());
        } catch (RuntimeException defect) {
            Incident.log(defect);
            return refusal(message, ReasonCode.INTERNAL_ERROR);
        }
    }

    /** The answer to a message that is not taken. */
    public byte[] refusal(byte[] message, ReasonCode reason) {
        return format.refusal(MessageBody.of(message, HL7), reason).map(OwnAnswer::content).orElseThrow();
    }

    private static Admission refused(ReasonCode reason) {
        return new Admission(Optional.empty(), Optional.of(reason));
    }
}
