package org.healthhub.registry;

import static org.jboss.logging.Logger.Level.DEBUG;
import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** The registry's log lines. Never a name or an identity number: changes are told by code id. */
@MessageLogger(projectCode = "HUB", length = 4)
@ValidIdRange(min = 1000, max = 1999)
interface HubLog {
    HubLog LOG = Logger.getMessageLogger(java.lang.invoke.MethodHandles.lookup(), HubLog.class, "org.healthhub.registry");

    @LogMessage(level = INFO)
    @Message(id = 1001, value = "Database schema is at version %s after %d migrations")
    void migrated(String version, int migrations);

    @LogMessage(level = INFO)
    @Message(id = 1002, value = "Demo accounts: %d partners and %d officers were added from the file")
    void demoAccounts(int partners, int officers);

    @LogMessage(level = WARN)
    @Message(id = 1003, value = "Record %s was quarantined because of %s")
    void quarantined(String record, String reason);

    @LogMessage(level = INFO)
    @Message(id = 1004, value = "Time review turned %d codes")
    void reviewed(int codes);

    @LogMessage(level = ERROR)
    @Message(id = 1040, value = "The shipped rule pack %s is not the one that is stored under this name; the stored one stays")
    void shippedPackDiffers(String pack);

    @LogMessage(level = INFO)
    @Message(id = 1041, value = "Rule packs were read: %d activations, the last of %s")
    void packsRead(int activations, String pack);

    @LogMessage(level = WARN)
    @Message(id = 1042, value = "The rule packs could not be read again; those that were read before are used")
    void packsNotRead(@Cause Throwable cause);

    @LogMessage(level = INFO)
    @Message(id = 1043, value = "Officer %s confirmed rule pack %s, in force from %s")
    void packConfirmed(String officer, String pack, String from);

    @LogMessage(level = INFO)
    @Message(id = 1047, value = "Officer %s withdrew the confirmed activation of rule pack %s from %s, which had not begun")
    void packRevoked(String officer, String pack, String from);

    @LogMessage(level = DEBUG)
    @Message(id = 1044, value = "Rule pack %s: %d codes were derived anew, %d of them turned")
    void derivedAnew(String pack, int codes, int turned);

    @LogMessage(level = INFO)
    @Message(id = 1045, value = "Shadow run %d of rule pack %s is finished")
    void shadowFinished(long run, String pack);

    @LogMessage(level = WARN)
    @Message(id = 1046, value = "Shadow run %d of rule pack %s was stopped: the pack cannot be worked out")
    void shadowStopped(long run, String pack, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 1020, value = "Hold %d was opened: more than %d codes would turn red within an hour by one %s; two officers must decide")
    void massEffectHeld(long hold, int most, String dimension);

    @LogMessage(level = INFO)
    @Message(id = 1021, value = "Hold %d was %s: %d of its records are settled")
    void holdSettled(long hold, String decision, int records);

    @LogMessage(level = INFO)
    @Message(id = 1030, value = "The audit trail is sealed; seal %d has the digest %s")
    void auditSealed(long number, String digest);

    @LogMessage(level = ERROR)
    @Message(id = 1031, value = "The audit trail was altered: seal %d does not hold")
    void auditBroken(long number);
}
