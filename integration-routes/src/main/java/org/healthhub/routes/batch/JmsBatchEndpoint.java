package org.healthhub.routes.batch;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** A queue that is drained in batches. */
final class JmsBatchEndpoint extends DefaultEndpoint {
    private final JmsBatchComponent component;
    private final String queue;
    private final int consumers;
    private final int size;

    JmsBatchEndpoint(String uri, JmsBatchComponent component, String queue, int consumers, int size) {
        super(uri, component);
        this.component = component;
        this.queue = queue;
        this.consumers = consumers;
        this.size = size;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("jms-batch receives only; send by the session of the batch");
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

    String queue() {
        return queue;
    }

    int consumers() {
        return consumers;
    }

    int size() {
        return size;
    }
}
