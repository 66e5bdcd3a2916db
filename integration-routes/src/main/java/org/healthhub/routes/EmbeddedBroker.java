package org.healthhub.routes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.msc.Service;
import org.jboss.msc.service.ServiceBuilder;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;
import org.jboss.msc.service.StartContext;
import org.jboss.msc.service.StopContext;
import org.wildfly.extension.messaging.activemq.ActiveMQBroker;

/**
 * The broker inside this server, as far as its management cannot reach: queues that outlive an orderly stop (those of
 * the server's own configuration are destroyed with their messages), the stamp of who sent a message, and the doors,
 * which open only when both are in place. See decision 0007.
 */
@ApplicationScoped
public class EmbeddedBroker {
    private static final ServiceName SERVICE = ServiceName.parse("org.wildfly.messaging.activemq.server.default");
    private static final ServiceName IN_USE = ServiceName.of("org", "healthhub", "broker-in-use");
    private static final long START_SECONDS = 60;
    private static final List<String> DOORS = List.of("core", "amqp", "amqps");
    /** Where temporary queues live: a partner may make one and read it, and only the hub may send to it. */
    private static final String TEMPORARY = "tmp";

    private final SenderStamp stamp = new SenderStamp();
    private ActiveMQServer server;
    private ServiceController<?> inUse;

    /** Waits until the broker takes connections, and has every message stamped with its sender from then on. */
    void prepare() {
        try {
            ActiveMQBroker broker = (ActiveMQBroker) CurrentServiceContainer.getServiceContainer()
                    .getRequiredService(SERVICE).awaitValue(START_SECONDS, TimeUnit.SECONDS);
            server = (ActiveMQServer) broker.getDelegate();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
            // isActive alone is true before the start.
            while (!(server.isStarted() && server.isActive()) && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker started", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the broker did not start", e);
        }
        server.registerBrokerPlugin(stamp);
        server.getConfiguration().setTemporaryQueueNamespace(TEMPORARY);
    }

    /** Lets a role make temporary queues for answers, and read them. Their names are random, so nobody else finds one. */
    void allowTemporaryQueues(String role) {
        server.getSecurityRepository().addMatch(TEMPORARY + ".#", Set.of(
                new Role(role, false, true, false, false, true, true, false, true, true, true, false, false)));
    }

    /** Makes a durable queue of this name, unless it is there. */
    void provideQueue(String name) {
        try {
            server.createQueue(QueueConfiguration.of(name).setAddress(name).setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true).setAutoCreateAddress(true).setAutoDelete(false), true);
        } catch (Exception e) {
            throw new IllegalStateException("the queue " + name + " could not be made", e);
        }
    }

    /** Makes a topic of this name, unless it is there. */
    void provideTopic(String name) {
        try {
            server.addOrUpdateAddressInfo(new AddressInfo(name).addRoutingType(RoutingType.MULTICAST));
        } catch (Exception e) {
            throw new IllegalStateException("the topic " + name + " could not be made", e);
        }
    }

    /** Lets a role read a queue. Kept in memory only: to be said again at each start. */
    void allowReading(String queue, String role) {
        server.getSecurityRepository().addMatch(queue, Set.of(
                new Role(role, false, true, false, false, false, false, false, true, false, false, false, false)));
    }

    /** Opens the doors for partners. */
    void open() {
        for (String door : DOORS) {
            try {
                server.getRemotingService().getAcceptor(door).start();
            } catch (Exception e) {
                throw new IllegalStateException("the broker's door " + door + " could not be opened", e);
            }
        }
    }

    /**
     * Has this done before the broker stops. Without it an orderly stop takes the broker away below the routes, as
     * nothing else tells the server that they need it.
     */
    void beforeItStops(Runnable last) {
        ServiceBuilder<?> use = CurrentServiceContainer.getServiceContainer().addService(IN_USE);
        use.requires(SERVICE);
        // It is this one that takes the connections away.
        use.requires(SERVICE.append("jms", "manager"));
        use.setInstance(new Service() {
            @Override
            public void start(StartContext context) {
                // Its stop is what counts.
            }

            @Override
            public void stop(StopContext context) {
                last.run();
            }
        });
        inUse = use.install();
    }

    /** Shuts the doors and lets the broker go. */
    void close() {
        if (server.isStarted()) {
            for (String door : DOORS) {
                try {
                    server.getRemotingService().getAcceptor(door).stop();
                } catch (Exception e) {
                    RoutesLog.LOG.doorNotClosed(door, e);
                }
            }
            server.unRegisterBrokerPlugin(stamp);
        }
    }

    /** The application is being taken down while the server goes on: nobody waits for it any more. */
    void release() {
        inUse.setMode(ServiceController.Mode.REMOVE);
    }
}
