package org.healthhub.connectors.laboratory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthhub.connectors.JsonDoor;
import org.healthhub.connectors.MessageBody;
import org.healthhub.connectors.MessageFormat;
import org.healthhub.connectors.ReadRecord;
import org.healthhub.connectors.Receipt;
import org.healthhub.connectors.Refusal;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/**
 * HL7 v2.3 to 2.8, ORU^R01, alone or in batches; answered by acknowledgements. A message is read whole or not at all
 * only where its header is wrong; else each result stands for itself.
 */
@ApplicationScoped
public class Hl7Format implements MessageFormat {
    public static final String MEDIA_TYPE = "application/hl7-v2";
    private static final Set<String> MEDIA_TYPES = Set.of(MEDIA_TYPE, "x-application/hl7-v2+er7");

    private final CovidTests tests = CovidTests.published();
    private Clock clock;

    /** For the container's proxy. */
    protected Hl7Format() {
    }

    @Inject
    public Hl7Format(Clock clock) {
        this.clock = clock;
    }

    /** The reports of one message of an interchange; none where the message is refused. */
    record Part(Hl7Message message, Optional<ReasonCode> obstacle, List<Hl7Reports.Report> reports) {
        /** How many receipts it has: a refused message has one. */
        int receipts() {
            return obstacle.isPresent() ? 1 : reports.size();
        }
    }

    @Override
    public PartnerSystem system() {
        return PartnerSystem.LABORATORY;
    }

    @Override
    public Set<String> mediaTypes() {
        return MEDIA_TYPES;
    }

    @Override
    public List<ReadRecord> records(MessageBody message) {
        Hl7Interchange interchange = Hl7Interchange.read(message);
        List<ReadRecord> records = new ArrayList<>();
        for (Part part : parts(interchange)) {
            if (part.obstacle().isPresent()) {
                if (!interchange.isBatch()) {
                    throw new Refusal(part.obstacle().get());
                }
                records.add(ReadRecord.of(records.size(), JsonNodeFactory.instance.objectNode(),
                        new UnreadableRecord(part.obstacle().get(), "")));
            }
            part.reports().forEach(report -> records.add(read(records.size(), report)));
            if (records.size() > JsonDoor.MOST_RECORDS) {
                throw new Refusal(ReasonCode.TOO_LARGE);
            }
        }
        return records;
    }

    @Override
    public Optional<OwnAnswer> answer(MessageBody message, String trackingId, List<Receipt> receipts) {
        Hl7Interchange interchange = Hl7Interchange.read(message);
        return Optional.of(new Hl7Answer(interchange, clock).accepted(parts(interchange), trackingId, receipts));
    }

    @Override
    public Optional<OwnAnswer> refusal(MessageBody message, ReasonCode reason) {
        return Optional.of(Hl7Answer.refused(message, reason, clock));
    }

    private List<Part> parts(Hl7Interchange interchange) {
        return interchange.messages().stream().map(this::part).toList();
    }

    private Part part(Hl7Message message) {
        Optional<ReasonCode> obstacle = message.obstacle();
        List<Hl7Reports.Report> reports = obstacle.isEmpty() ? new Hl7Reports(tests, message).read() : List.of();
        return new Part(message, obstacle.isEmpty() && reports.isEmpty() ? Optional.of(ReasonCode.NO_TEST_RESULT)
                : obstacle, reports);
    }

    private static ReadRecord read(int index, Hl7Reports.Report report) {
        return report.defect().map(defect -> ReadRecord.of(index, report.record(), defect))
                .orElseGet(() -> ReadRecord.of(index, report.record()));
    }
}
