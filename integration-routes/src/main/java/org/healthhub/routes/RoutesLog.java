package org.healthhub.routes;

import static org.jboss.logging.Logger.Level.DEBUG;
import static org.jboss.logging.Logger.Level.INFO;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** The routes' log lines. */
@MessageLogger(projectCode = "HUB", length = 4)
@ValidIdRange(min = 3000, max = 3099)
interface RoutesLog {
    RoutesLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), RoutesLog.class, "org.healthhub.routes");

    @LogMessage(level = INFO)
    @Message(id = 3001, value = "%d routes started in %d ms")
    void started(int routes, long millis);

    @LogMessage(level = INFO)
    @Message(id = 3002, value = "The queue of receipts of %s is there")
    void receiptsQueue(String partner);

    @LogMessage(level = WARN)
    @Message(id = 3003, value = "A message on %s came from account %s, which is no partner of that system; it was refused")
    void strangeSender(String system, String account);

    @LogMessage(level = WARN)
    @Message(id = 3005, value = "The broker's door %s could not be closed")
    void doorNotClosed(String door, @Cause Exception cause);

    @LogMessage(level = DEBUG)
    @Message(id = 3006, value = "%s goes to the topic alone, as its batch held what is there already")
    void sentAlone(String duplicateId);

    @LogMessage(level = DEBUG)
    @Message(id = 3004, value = "A reply address of %s could not be served")
    void replyNotServed(String partner, @Cause Exception cause);

    @LogMessage(level = WARN)
    @Message(id = 3050, value = "The server's certificate cannot be used: doors with TLS of the hub's own stay shut")
    void noCertificate(@Cause Exception cause);
}
