package org.healthhub.routes.batch;

import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.List;

/**
 * The body of an exchange: messages received in one transacted session. What the route sends through this session is
 * committed with them; when the route fails, all of them come again.
 */
public record JmsBatch(List<Message> messages, Session session) {
    public JmsBatch {
        messages = List.copyOf(messages);
    }
}
