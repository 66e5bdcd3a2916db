package org.healthhub.connectors.laboratory;

import java.util.List;
import java.util.Map;
import org.healthhub.connectors.Receipt;
import org.healthhub.registry.intake.ReasonCode;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * What the hub answers: to a transaction or a batch a bundle with a response for each entry, to anything else an
 * OperationOutcome. What was refused is told with the hub's code and the path of the element.
 */
final class FhirAnswer {
    private static final String CODES = "urn:health-code-hub:reason-code";
    private static final String TRACKING = "urn:health-code-hub:tracking-id";
    private static final Map<BundleType, BundleType> RESPONSES = Map.of(
            BundleType.TRANSACTION, BundleType.TRANSACTIONRESPONSE, BundleType.BATCH, BundleType.BATCHRESPONSE);
    private static final Map<String, String> PATHS = Map.ofEntries(Map.entry("recordId", "identifier"),
            Map.entry("observedAt", "issued"), Map.entry("reportedAt", "issued"), Map.entry("sampledAt", "effective"),
            Map.entry("specimenId", "specimen"), Map.entry("laboratory", "performer"), Map.entry("result", "value"),
            Map.entry("status", "status"), Map.entry("holder", "subject"), Map.entry("holder.idType", "subject.identifier"),
            Map.entry("holder.idNumber", "subject.identifier"), Map.entry("holder.name", "subject.name"),
            Map.entry("holder.phone", "subject.telecom"));

    private final Resource message;
    private final List<FhirFormat.Report> reports;

    FhirAnswer(Resource message, List<FhirFormat.Report> reports) {
        this.message = message;
        this.reports = reports;
    }

    byte[] accepted(String trackingId, List<Receipt> receipts) {
        if (message instanceof Bundle bundle && RESPONSES.containsKey(bundle.getType())) {
            return FhirText.written(responses(bundle, trackingId, receipts));
        }
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue().setSeverity(IssueSeverity.INFORMATION).setCode(IssueType.INFORMATIONAL)
                .setDiagnostics("tracking id " + trackingId);
        for (int i = 0; i < receipts.size(); i++) {
            add(outcome, receipts.get(i), reports.get(i).entry());
        }
        return FhirText.written(outcome);
    }

    /** The message is refused as a whole. */
    static OperationOutcome refused(ReasonCode reason) {
        OperationOutcome outcome = new OperationOutcome();
        describe(outcome.addIssue().setSeverity(IssueSeverity.ERROR), reason);
        return outcome;
    }

    private Bundle responses(Bundle bundle, String trackingId, List<Receipt> receipts) {
        Bundle answer = new Bundle().setType(RESPONSES.get(bundle.getType()));
        answer.getIdentifier().setSystem(TRACKING).setValue(trackingId);
        bundle.getEntry().forEach(entry -> answer.addEntry().getResponse().setStatus("200 OK"));
        for (int i = 0; i < receipts.size(); i++) {
            BundleEntryResponseComponent response = answer.getEntry().get(reports.get(i).entry()).getResponse();
            OperationOutcome outcome = response.getOutcome() instanceof OperationOutcome before ? before
                    : new OperationOutcome();
            add(outcome, receipts.get(i), reports.get(i).entry());
            boolean refused = receipts.get(i).isRefused() || response.getStatus().startsWith("422");
            response.setStatus(refused ? "422 Unprocessable Entity" : "202 Accepted").setOutcome(outcome);
        }
        return answer;
    }

    private void add(OperationOutcome outcome, Receipt receipt, int entry) {
        OperationOutcomeIssueComponent issue = outcome.addIssue();
        if (receipt.code().isEmpty()) {
            issue.setSeverity(IssueSeverity.INFORMATION).setCode(IssueType.INFORMATIONAL)
                    .setDiagnostics("record id " + receipt.recordId().orElse(""));
            return;
        }
        describe(issue.setSeverity(IssueSeverity.ERROR), receipt.code().get());
        String root = message instanceof Bundle ? "Bundle.entry[" + entry + "].resource"
                : message.getResourceType().name();
        issue.addExpression(receipt.field().map(PATHS::get).map(path -> root + "." + path).orElse(root));
    }

    private static void describe(OperationOutcomeIssueComponent issue, ReasonCode reason) {
        issue.setCode(type(reason)).setDiagnostics(reason.code() + " " + reason.meaning());
        issue.getDetails().setText(reason.meaning()).addCoding().setSystem(CODES).setCode(reason.code());
    }

    private static IssueType type(ReasonCode reason) {
        return switch (reason) {
            case MISSING_FIELD, MISSING_HOLDER -> IssueType.REQUIRED;
            case UNKNOWN_CATEGORY, UNKNOWN_STATUS, UNKNOWN_ID_TYPE -> IssueType.CODEINVALID;
            case UNSUPPORTED_MESSAGE, NO_TEST_RESULT, UNKNOWN_OPERATION -> IssueType.NOTSUPPORTED;
            case UNRESOLVED_REFERENCE -> IssueType.NOTFOUND;
            case AMBIGUOUS_HOLDER -> IssueType.MULTIPLEMATCHES;
            case UNREADABLE_MESSAGE -> IssueType.STRUCTURE;
            case TOO_LARGE, TOO_DEEP -> IssueType.TOOLONG;
            case UNAVAILABLE, OVERLOADED -> IssueType.TRANSIENT;
            case INTERNAL_ERROR -> IssueType.EXCEPTION;
            default -> IssueType.VALUE;
        };
    }
}
