package org.healthhub.routes;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jms.support.destination.DestinationResolver;

/** Asks the broker for a destination once: by default it is asked for each message, which costs more than the send. */
final class KnownDestinations implements DestinationResolver {
    private final Map<String, Destination> known = new ConcurrentHashMap<>();

    @Override
    public Destination resolveDestinationName(Session session, String name, boolean topic) throws JMSException {
        String key = (topic ? "topic:" : "queue:") + name;
        Destination destination = known.get(key);
        if (destination == null) {
            destination = topic ? session.createTopic(name) : session.createQueue(name);
            known.put(key, destination);
        }
        return destination;
    }
}
