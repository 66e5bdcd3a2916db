package org.healthhub.connectors.laboratory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
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
 * FHIR R4 in JSON: a bundle, or one Observation or DiagnosticReport with all that it refers to. Each result stands for
 * itself, in a transaction too: the good ones are taken, and the answer tells of every entry.
 */
@ApplicationScoped
public class FhirFormat implements MessageFormat {
    public static final String MEDIA_TYPE = "application/fhir+json";
    private static final Set<String> CHANGES_NOTHING_HERE = Set.of("DELETE", "PATCH", "GET", "HEAD");

    private final CovidTests tests = CovidTests.published();

    /** A report as it was read, and the entry in which it stands. */
    record Report(ObjectNode record, Optional<UnreadableRecord> defect, int entry) {
    }

    @Override
    public PartnerSystem system() {
        return PartnerSystem.LABORATORY;
    }

    @Override
    public Set<String> mediaTypes() {
        return Set.of(MEDIA_TYPE);
    }

    @Override
    public List<ReadRecord> records(MessageBody message) {
        List<Report> reports = reports(FhirContent.of(FhirText.read(message.text())));
        if (reports.isEmpty()) {
            throw new Refusal(ReasonCode.NO_TEST_RESULT);
        }
        if (reports.size() > JsonDoor.MOST_RECORDS) {
            throw new Refusal(ReasonCode.TOO_LARGE);
        }
        List<ReadRecord> records = new ArrayList<>(reports.size());
        for (Report report : reports) {
            int index = records.size();
            records.add(report.defect().map(defect -> ReadRecord.of(index, report.record(), defect))
                    .orElseGet(() -> ReadRecord.of(index, report.record())));
        }
        return records;
    }

    @Override
    public Optional<OwnAnswer> answer(MessageBody message, String trackingId, List<Receipt> receipts) {
        FhirContent content = FhirContent.of(FhirText.read(message.text()));
        return Optional.of(answer(new FhirAnswer(content.message(), reports(content)).accepted(trackingId, receipts)));
    }

    @Override
    public Optional<OwnAnswer> refusal(MessageBody message, ReasonCode reason) {
        return Optional.of(answer(FhirText.written(FhirAnswer.refused(reason))));
    }

    private List<Report> reports(FhirContent content) {
        List<Report> reports = new ArrayList<>();
        for (FhirContent.Found found : content.observations()) {
            tests.test(FhirReport.codings(found.observation().getCode())).ifPresent(test -> {
                ObjectNode record = JsonNodeFactory.instance.objectNode();
                Optional<UnreadableRecord> defect = Optional.empty();
                try {
                    if (CHANGES_NOTHING_HERE.contains(found.method())) {
                        throw new UnreadableRecord(ReasonCode.UNKNOWN_OPERATION, "");
                    }
                    new FhirReport(tests, content, found).writeTo(record, test);
                } catch (UnreadableRecord unreadable) {
                    defect = Optional.of(unreadable);
                }
                reports.add(new Report(record, defect, found.entry()));
            });
        }
        return reports;
    }

    private static OwnAnswer answer(byte[] resource) {
        return new OwnAnswer(MEDIA_TYPE + "; charset=UTF-8", resource);
    }
}
