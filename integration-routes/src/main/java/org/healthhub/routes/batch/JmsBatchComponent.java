package org.healthhub.routes.batch;

import jakarta.jms.ConnectionFactory;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code from("jms-batch:queue?consumers=2&size=500")}: see {@link JmsBatchConsumer}; {@code to("jms-batch:topic")}: see
 * {@link JmsBatchProducer}.
 */
public final class JmsBatchComponent extends DefaultComponent {
    private final ConnectionFactory connections;
    private final BooleanSupplier mayReceive;
    private volatile boolean finishing;

    /**
     * @param mayReceive asked after a failure, until it says yes: whether what the routes need is there again
     */
    public JmsBatchComponent(ConnectionFactory connections, BooleanSupplier mayReceive) {
        this.connections = connections;
        this.mayReceive = mayReceive;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String destination, Map<String, Object> parameters) {
        int consumers = getAndRemoveParameter(parameters, "consumers", Integer.class, 1);
        int size = getAndRemoveParameter(parameters, "size", Integer.class, 500);
        return new JmsBatchEndpoint(uri, this, destination, consumers, size);
    }

    /** From now on all consumers take nothing new, so that stopping the routes one by one does not take their sum. */
    public void finish() {
        finishing = true;
    }

    boolean isFinishing() {
        return finishing;
    }

    ConnectionFactory connections() {
        return connections;
    }

    boolean mayReceive() {
        return mayReceive.getAsBoolean();
    }
}
