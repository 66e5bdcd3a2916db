package org.healthhub.connectors.exchange;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.MessageFormat;
import org.healthhub.connectors.ReadRecord;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.ExchangeManifest.Format;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/** Records of the exchange in the lines of a daily file, pushed as a message: columns, or JSON lines. */
@ApplicationScoped
public class ExchangeLines implements MessageFormat {
    private static final String CSV = "text/csv";

    @Override
    public PartnerSystem system() {
        return PartnerSystem.EXCHANGE;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of(CSV, HubFilesResource.LINES);
    }

    @Override
    public List<ReadRecord> records(MessageBody message) {
        Format format = message.contentType().mediaType().equals(CSV) ? Format.CSV : Format.JSONL;
        List<String> lines = FileLines.of(format, 1, message.text());
        if (lines.isEmpty()) {
            throw new Refusal(ReasonCode.NO_RECORDS);
        }
        if (lines.size() > JsonDoor.MOST_RECORDS) {
            throw new Refusal(ReasonCode.TOO_LARGE);
        }
        List<ReadRecord> records = new ArrayList<>(lines.size());
        for (String line : lines) {
            records.add(read(format, line, records.size()));
        }
        return records;
    }

    private static ReadRecord read(Format format, String line, int index) {
        try {
            ReadRecord read = FileLines.read(format, line);
            return new ReadRecord(index, read.fields(), read.defect());
        } catch (UnreadableRecord defect) {
            return ReadRecord.of(index, JsonNodeFactory.instance.objectNode(), defect);
        }
    }
}
