package org.healthhub.connectors.laboratory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.connectors.laboratory.CovidTests.Coding;
import org.healthhub.registry.intake.Finding.TestOutcome;
import org.healthhub.registry.intake.ReasonCode;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Specimen;
import org.hl7.fhir.r4.model.Type;

/** One observation, in the JSON form of the system. */
final class FhirReport {
    private static final Map<String, String> STATUSES = Map.of("registered", "PRELIMINARY", "preliminary", "PRELIMINARY",
            "final", "FINAL", "amended", "CORRECTED", "corrected", "CORRECTED", "cancelled", "CANCELLED");
    private static final String WRONG = "entered-in-error";
    private static final String CANCELLED = "cancelled";

    private final CovidTests tests;
    private final FhirContent content;
    private final Observation observation;
    private final boolean stable;
    private final Optional<DiagnosticReport> report;

    FhirReport(CovidTests tests, FhirContent content, FhirContent.Found found) {
        this.tests = tests;
        this.content = content;
        this.observation = found.observation();
        this.stable = found.stable();
        this.report = content.reportOn(observation);
    }

    /**
     * Writes what can be read, until something cannot.
     *
     * @throws UnreadableRecord with what cannot
     */
    void writeTo(ObjectNode record, String test) {
        String status = status();
        Optional<Specimen> specimen = resolved(observation.getSpecimen(), Specimen.class, "specimenId");
        String specimenId = specimen.map(FhirReport::id).orElseGet(() ->
                value(observation.getSpecimen().getIdentifier()));
        boolean preliminary = "PRELIMINARY".equals(STATUSES.get(status));
        String laboratory = laboratory();
        Optional.of(first(ownId(), specimenId)).filter(id -> !id.isEmpty())
                .ifPresent(id -> record.put("recordId", ReportIds.of(test, preliminary, id, laboratory)));
        String reported = ReportTime.ofIso(first(text(observation.getIssuedElement()),
                report.map(r -> text(r.getIssuedElement())).orElse(""), sent()));
        put(record, "observedAt", reported);
        put(record, "reportedAt", reported);
        put(record, "sampledAt", ReportTime.ofIso(first(specimen.map(s -> time(s.getCollection().getCollected())).orElse(""),
                time(observation.getEffective()))));
        put(record, "specimenId", specimenId);
        put(record, "laboratory", laboratory);
        if (status.equals(WRONG)) {
            record.put("withdrawn", true);
        } else {
            record.put("status", Optional.ofNullable(STATUSES.get(status)).orElseThrow(() ->
                    new UnreadableRecord(status.isEmpty() ? ReasonCode.MISSING_FIELD : ReasonCode.UNKNOWN_STATUS, "status")));
            outcome(status).ifPresent(outcome -> record.put("result", outcome.name()));
        }
        holder().ifPresent(holder -> record.set("holder", holder));
    }

    /** A report that was taken back or cancelled takes its results with it. */
    private String status() {
        String whole = report.map(r -> text(r.getStatusElement())).orElse("");
        return whole.equals(WRONG) || whole.equals(CANCELLED) ? whole : text(observation.getStatusElement());
    }

    private Optional<TestOutcome> outcome(String status) {
        List<Coding> codings = new ArrayList<>();
        if (observation.getValue() instanceof CodeableConcept concept) {
            codings.addAll(codings(concept));
        } else if (observation.getValue() != null) {
            codings.add(new Coding("", "", text(observation.getValue())));
        }
        List<String> flags = observation.getInterpretation().stream().flatMap(i -> i.getCoding().stream())
                .filter(coding -> coding.hasCode()).map(coding -> coding.getCode()).toList();
        boolean mayBeOpen = status.equals("registered") || status.equals(CANCELLED);
        return tests.result(codings, flags)
                .or(() -> mayBeOpen ? Optional.of(TestOutcome.INCONCLUSIVE) : Optional.empty());
    }

    static List<Coding> codings(CodeableConcept concept) {
        List<Coding> codings = new ArrayList<>();
        concept.getCoding().forEach(coding -> codings.add(new Coding(blank(coding.getSystem()), blank(coding.getCode()),
                blank(coding.getDisplay()))));
        codings.add(new Coding("", "", blank(concept.getText())));
        return codings;
    }

    private Optional<ObjectNode> holder() {
        Reference subject = observation.hasSubject() ? observation.getSubject()
                : report.map(DiagnosticReport::getSubject).orElseGet(Reference::new);
        return resolved(subject, Patient.class, "holder").map(FhirPatient::holder)
                .or(() -> subject.hasIdentifier() ? Optional.of(FhirPatient.holder(List.of(subject.getIdentifier())))
                        : Optional.empty());
    }

    private String laboratory() {
        return Stream.concat(observation.getPerformer().stream(), report.stream().flatMap(r -> r.getPerformer().stream()))
                .map(performer -> performer.getResource() instanceof Organization organization
                        ? blank(organization.getName()) : blank(performer.getDisplay()))
                .filter(name -> !name.isEmpty()).findFirst().orElse("");
    }

    private String ownId() {
        return observation.getIdentifier().stream().filter(Identifier::hasValue)
                .map(i -> i.hasSystem() ? i.getSystem() + "|" + i.getValue() : i.getValue()).findFirst()
                .orElseGet(() -> stable ? observation.getIdElement().getIdPart() : "");
    }

    private String sent() {
        return content.message() instanceof Bundle bundle ? text(bundle.getTimestampElement()) : "";
    }

    private static <T> Optional<T> resolved(Reference reference, Class<T> type, String field) {
        if (type.isInstance(reference.getResource())) {
            return Optional.of(type.cast(reference.getResource()));
        }
        if (reference.hasReference() && !reference.hasIdentifier()) {
            throw new UnreadableRecord(ReasonCode.UNRESOLVED_REFERENCE, field);
        }
        return Optional.empty();
    }

    private static String id(Specimen specimen) {
        return first(value(specimen.getAccessionIdentifier()),
                specimen.getIdentifier().stream().map(FhirReport::value).filter(v -> !v.isEmpty()).findFirst().orElse(""));
    }

    private static String time(Type time) {
        return time instanceof Period period ? text(period.getStartElement()) : text(time);
    }

    private static String value(Identifier identifier) {
        return blank(identifier.getValue());
    }

    private static String text(Type value) {
        return value instanceof PrimitiveType<?> primitive ? blank(primitive.getValueAsString()) : "";
    }

    private static String blank(String value) {
        return Optional.ofNullable(value).map(String::strip).orElse("");
    }

    private static void put(ObjectNode record, String name, String value) {
        if (!value.isEmpty()) {
            record.put(name, value);
        }
    }

    private static String first(String... values) {
        return Stream.of(values).filter(value -> !value.isEmpty()).findFirst().orElse("");
    }
}
