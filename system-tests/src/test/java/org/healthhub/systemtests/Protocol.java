package org.healthhub.systemtests;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;

/** The two languages of the broker, each spoken by a client of another maker. */
enum Protocol {
    CORE {
        @Override
        ConnectionFactory to(RunningHub hub) throws JMSException {
            return new ActiveMQConnectionFactory(hub.core());
        }
    },
    AMQP {
        @Override
        ConnectionFactory to(RunningHub hub) {
            return new JmsConnectionFactory(hub.amqp());
        }
    };

    abstract ConnectionFactory to(RunningHub hub) throws JMSException;
}
