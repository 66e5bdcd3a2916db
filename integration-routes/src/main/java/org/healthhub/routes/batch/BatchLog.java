package org.healthhub.routes.batch;

import static org.jboss.logging.Logger.Level.DEBUG;
import static org.jboss.logging.Logger.Level.WARN;

import java.lang.invoke.MethodHandles;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** Log lines of batch reception. */
@MessageLogger(projectCode = "HUB", length = 4)
@ValidIdRange(min = 3100, max = 3199)
interface BatchLog {
    BatchLog LOG = Logger.getMessageLogger(MethodHandles.lookup(), BatchLog.class, "org.healthhub.routes.batch");

    @LogMessage(level = WARN)
    @Message(id = 3101, value = "The queue %s cannot be received from; trying again")
    void brokerTrouble(String queue, @Cause Exception cause);

    @LogMessage(level = WARN)
    @Message(id = 3102, value = "A batch of %2$d from %1$s failed and goes back to the queue")
    void batchFailed(String queue, int messages, @Cause Exception cause);

    @LogMessage(level = DEBUG)
    @Message(id = 3103, value = "The connection for sending to %s could not be closed")
    void connectionNotClosed(String topic, @Cause Exception cause);
}
