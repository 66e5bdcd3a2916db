package org.healthhub.admin.shell;

import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** The console's log lines. Never a name, an identity number or what an officer typed. */
@MessageLogger(projectCode = "HUB", length = 4)
@ValidIdRange(min = 4000, max = 4999)
public interface ConsoleLog {
    ConsoleLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), ConsoleLog.class, "org.healthhub.admin");

    @LogMessage(level = ERROR)
    @Message(id = 4001, value = "A page failed; the officer was shown incident %s")
    void pageFailed(String incident, @Cause Throwable cause);

    @LogMessage(level = WARN)
    @Message(id = 4002, value = "Live figures are not available")
    void figuresFailed(@Cause Throwable cause);
}
