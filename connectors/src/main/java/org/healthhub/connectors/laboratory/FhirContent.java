package org.healthhub.connectors.laboratory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.intake.ReasonCode;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The observations of a message, wherever they stand in it, each with the report that it belongs to. */
final class FhirContent {
    private static final Set<BundleType> BUNDLES = Set.of(BundleType.TRANSACTION, BundleType.BATCH, BundleType.MESSAGE,
            BundleType.COLLECTION);

    private final Resource message;
    private final List<Found> observations = new ArrayList<>();
    private final Map<IBaseResource, DiagnosticReport> reports = new IdentityHashMap<>();

    /**
     * @param entry  the place of its entry in the bundle, from 0 on; 0 too where there is none
     * @param stable whether its own id is the sender's, and the same in the next message
     * @param method what is to be done with it, blank where that is not said
     */
    record Found(Observation observation, int entry, boolean stable, String method) {
    }

    private FhirContent(Resource message) {
        this.message = message;
    }

    /**
     * @throws Refusal UNSUPPORTED_MESSAGE, or UNREADABLE_MESSAGE when two resources have one name
     */
    static FhirContent of(Resource message) {
        FhirContent content = new FhirContent(message);
        if (message instanceof Bundle bundle) {
            if (bundle.getType() == null || !BUNDLES.contains(bundle.getType())) {
                throw new Refusal(ReasonCode.UNSUPPORTED_MESSAGE);
            }
            Set<String> names = new HashSet<>();
            for (int i = 0; i < bundle.getEntry().size(); i++) {
                BundleEntryComponent entry = bundle.getEntry().get(i);
                if (entry.hasFullUrl() && !names.add(entry.getFullUrl())) {
                    throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
                }
                content.add(entry.getResource(), i, Optional.ofNullable(entry.getRequest().getMethodElement()
                        .getValueAsString()).orElse(""));
            }
        } else if (message instanceof Observation || message instanceof DiagnosticReport) {
            content.add(message, 0, "PUT");
        } else {
            throw new Refusal(ReasonCode.UNSUPPORTED_MESSAGE);
        }
        return content;
    }

    Resource message() {
        return message;
    }

    List<Found> observations() {
        return observations;
    }

    Optional<DiagnosticReport> reportOn(Observation observation) {
        return Optional.ofNullable(reports.get(observation));
    }

    private void add(Resource resource, int entry, String method) {
        if (resource instanceof DomainResource domain) {
            checkContained(domain);
            domain.getContained().forEach(contained -> add(contained, entry, method, false));
        }
        add(resource, entry, method, !method.equals("POST"));
    }

    private void add(Resource resource, int entry, String method, boolean stable) {
        if (resource instanceof Observation observation) {
            boolean named = observation.hasIdElement() && observation.getIdElement().hasIdPart()
                    && !observation.getId().startsWith("urn:");
            observations.add(new Found(observation, entry, stable && named, method));
        } else if (resource instanceof DiagnosticReport report) {
            for (Reference result : report.getResult()) {
                if (result.getResource() != null) {
                    reports.put(result.getResource(), report);
                }
            }
        }
    }

    /** Whom a reference means would be open. */
    private static void checkContained(DomainResource resource) {
        Set<String> names = new HashSet<>();
        for (Resource contained : resource.getContained()) {
            if (contained.hasIdElement() && contained.getId() != null && !names.add(contained.getId())) {
                throw new Refusal(ReasonCode.UNREADABLE_MESSAGE);
            }
        }
    }
}
