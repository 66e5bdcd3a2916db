package org.healthhub.routes.mllp;

import static org.jboss.logging.Logger.Level.DEBUG;
import static org.jboss.logging.Logger.Level.ERROR;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Log lines of the MLLP door. Never a byte of a message. */
@MessageLogger(projectCode = "HUB", length = 4)
@ValidIdRange(min = 3200, max = 3299)
interface MllpLog {
    MllpLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), MllpLog.class, "org.healthhub.routes.mllp");

    @LogMessage(level = INFO)
    @Message(id = 3201, value = "The MLLP door is open on port %d")
    void open(int port);

    @LogMessage(level = INFO)
    @Message(id = 3202, value = "The MLLP door over TLS is open on port %d")
    void openWithTls(int port);

    @LogMessage(level = WARN)
    @Message(id = 3203, value = "The MLLP door takes no connections at the moment")
    void notAccepted(@Cause Exception cause);

    @LogMessage(level = DEBUG)
    @Message(id = 3204, value = "The MLLP door is full: a connection from %s was closed to make room")
    void crowded(String place);

    @LogMessage(level = DEBUG)
    @Message(id = 3205, value = "An MLLP connection from %s broke off")
    void brokeOff(String place, @Cause Exception cause);

    @LogMessage(level = ERROR)
    @Message(id = 3206, value = "An MLLP connection from %s was closed because the hub failed")
    void failed(String place, @Cause Throwable cause);
}
