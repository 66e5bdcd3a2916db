package org.healthhub.connectors;

import static org.jboss.logging.Logger.Level.DEBUG;
import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.time.LocalDate;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** The doors' log lines. Never a name, an identity number, a token or a refused value. */
@MessageLogger(projectCode = "HUB", length = 4)
@ValidIdRange(min = 2000, max = 2999)
public interface HubLog {
    HubLog LOG = Logger.getMessageLogger(java.lang.invoke.MethodHandles.lookup(), HubLog.class,
            "org.healthhub.connectors");

    @LogMessage(level = INFO)
    @Message(id = 2001, value = "Partner %s was refused at a door because of %s")
    void partnerRefused(PartnerCode partner, ReasonCode reason);

    @LogMessage(level = DEBUG)
    @Message(id = 2002, value = "Partner %s sent %d records of %s, of which %d were unreadable")
    void recordsReceived(PartnerCode partner, int records, PartnerSystem system, int unreadable);

    @LogMessage(level = WARN)
    @Message(id = 2003, value = "Canonical records could not be put on their queue: %d records were refused")
    void inboxUnavailable(int records, @Cause Exception cause);

    @LogMessage(level = ERROR)
    @Message(id = 2004, value = "Incident %s at a door")
    void incident(String incident, @Cause Throwable cause);

    @LogMessage(level = ERROR)
    @Message(id = 2005, value = "The translator of %s failed on a record that partner %s sent: incident %s")
    void translatorFailed(PartnerSystem system, PartnerCode partner, String incident);

    @LogMessage(level = ERROR)
    @Message(id = 2008, value = "A format of %s failed on a message that partner %s sent: incident %s")
    void formatFailed(PartnerSystem system, PartnerCode partner, String incident);

    @LogMessage(level = DEBUG)
    @Message(id = 2050, value = "A sender at the MLLP door was refused because of %s")
    void strangerAtMllp(ReasonCode reason);

    @LogMessage(level = WARN)
    @Message(id = 2006, value = "%d refused records are missing from the figures of the day")
    void refusedNotCounted(int records, @Cause RuntimeException cause);

    @LogMessage(level = INFO)
    @Message(id = 2060, value = "The exchange file of partner %s for %s, sequence %d, has taken effect with %d records")
    void exchangeFileApplied(PartnerCode partner, LocalDate date, int sequence, long records);

    @LogMessage(level = WARN)
    @Message(id = 2061, value = "A line of the exchange file of partner %s for %s reads no longer because of %s")
    void exchangeLineLost(PartnerCode partner, LocalDate date, ReasonCode reason);

    @LogMessage(level = WARN)
    @Message(id = 2062, value = "The outside system %s did not answer as agreed: %s")
    void linkFailed(String link, String cause);

    @LogMessage(level = WARN)
    @Message(id = 2007, value = "A door could not answer because the registry could not")
    void registryUnavailable(@Cause RuntimeException cause);

    @LogMessage(level = WARN)
    @Message(id = 2009, value = "Calls to the outside system %s: %s")
    void outsideSystem(String link, String state);

    @LogMessage(level = DEBUG)
    @Message(id = 2010, value = "The outside system %s gave no usable answer: %s")
    void outsideSystemFailed(String link, String failure);
}
