package org.healthhub.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.healthhub.registry.CodeRegistry;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.json.CanonicalJson;
import org.healthhub.routes.batch.JmsBatch;

/** Registers the canonical records that the SOAP and REST doors put on the hub's own queue. */
final class IntakeRecordsRoute extends RouteBuilder {
    private final RecordIntake intake;

    IntakeRecordsRoute(CodeRegistry registry) {
        this.intake = new RecordIntake(registry);
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(HubEndpoints.RECORDS).routeId("intake-records").process(exchange ->
                intake.register(exchange.getMessage().getBody(JmsBatch.class)));
    }

    /** The hub wrote these messages itself; one that does not read is trouble and ends among the dead letters. */
    private record RecordIntake(CodeRegistry registry) {
        void register(JmsBatch batch) throws JMSException, JsonProcessingException {
            List<HealthRecord> records = new ArrayList<>();
            for (Message message : batch.messages()) {
                records.addAll(CanonicalJson.readRecords(message.getBody(String.class)));
            }
            Chunks.of(records).forEach(registry::register);
        }
    }
}
