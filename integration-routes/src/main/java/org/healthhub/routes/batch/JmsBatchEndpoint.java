package org.healthhub.routes.batch;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A queue that is drained in batches, or a topic that is sent to in batches. */
final class JmsBatchEndpoint extends DefaultEndpoint {
    private final JmsBatchComponent component;
    private final String destination;
    private final int consumers;
    private final int size;

    JmsBatchEndpoint(String uri, JmsBatchComponent component, String destination, int consumers, int size) {
        super(uri, component);
        this.component = component;
        this.destination = destination;
        this.consumers = consumers;
        this.size = size;
    }

    @Override
    public Producer createProducer() {
        return new JmsBatchProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        JmsBatchConsumer consumer = new JmsBatchConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    JmsBatchComponent component() {
        return component;
    }

    String destination() {
        return destination;
    }

    int consumers() {
        return consumers;
    }

    int size() {
        return size;
    }
}
