package org.healthhub.connectors.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.MessageFormat;
import org.healthhub.connectors.ReadRecord;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/** Records of the exchange in the XML text of its SOAP door, pushed as a message. */
@ApplicationScoped
public class ExchangeXmlMessages implements MessageFormat {
    @Override
    public PartnerSystem system() {
        return PartnerSystem.EXCHANGE;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of("application/xml", "text/xml");
    }

    @Override
    public List<ReadRecord> records(MessageBody message) {
        List<ReadRecord> records = new ArrayList<>();
        for (JsonNode record : ExchangeXml.read(message.text()).path("records")) {
            records.add(ReadRecord.of(records.size(), (ObjectNode) record));
        }
        if (records.isEmpty()) {
            throw new Refusal(ReasonCode.NO_RECORDS);
        }
        return records;
    }
}
