package org.healthhub.routes;

import jakarta.jms.JMSException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.routes.batch.JmsBatch;

/**
 * One route per system that may send to a queue: messages in the partner's format, translated by the translator that
 * the doors use too, registered, and answered with a receipt each, all in one local JMS transaction.
 */
final class IntakeRoute extends RouteBuilder {
    private final PartnerSystem system;
    private final QueueIntake intake;

    IntakeRoute(PartnerSystem system, QueueIntake intake) {
        this.system = system;
        this.intake = intake;
    }

    @Override
    public void configure() {
        // Redelivery is the broker's: a failure rolls the JMS transaction back.
        errorHandler(noErrorHandler());
        from(HubEndpoints.intake(system)).routeId("intake-" + system.path())
                .transform().body(JmsBatch.class, this::translated)
                .transform().body(QueueIntake.Work.class, intake::register)
                .process(exchange -> intake.answer(exchange.getMessage().getBody(QueueIntake.Work.class)));
    }

    private QueueIntake.Work translated(JmsBatch batch) {
        try {
            return intake.translate(batch, system);
        } catch (JMSException trouble) {
            throw new RuntimeCamelException("messages of " + system + " could not be read", trouble);
        }
    }
}
