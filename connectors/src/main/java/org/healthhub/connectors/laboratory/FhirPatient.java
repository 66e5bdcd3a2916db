package org.healthhub.connectors.laboratory;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** The person of a Patient resource, or of a bare identifier. */
final class FhirPatient {
    private static final String OID = "urn:oid:";
    private static final Pattern MAINLAND = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern IDEOGRAPH = Pattern.compile("\\p{IsHan}");

    private FhirPatient() {
    }

    /**
     * In the form of the member {@code holder}.
     *
     * @throws org.healthhub.connectors.UnreadableRecord when it is not clear which document names the person
     */
    static ObjectNode holder(Patient patient) {
        ObjectNode holder = holder(patient.getIdentifier());
        patient.getName().stream().filter(name -> name.getUse() != HumanName.NameUse.OLD
                        && name.getUse() != HumanName.NameUse.MAIDEN)
                .map(FhirPatient::name).filter(name -> !name.isBlank()).findFirst()
                .ifPresent(name -> holder.put("name", name));
        phone(patient).ifPresent(phone -> holder.put("phone", phone));
        return holder;
    }

    static ObjectNode holder(List<Identifier> identifiers) {
        Documents documents = new Documents();
        for (Identifier identifier : identifiers) {
            if (identifier.getUse() != Identifier.IdentifierUse.OLD && identifier.hasValue()) {
                String system = identifier.hasSystem() ? identifier.getSystem() : "";
                String type = identifier.getType().getCoding().stream().filter(coding -> coding.hasCode())
                        .map(coding -> coding.getCode()).findFirst().orElse("");
                documents.add(type, system.startsWith(OID) ? system.substring(OID.length()) : system,
                        identifier.getValue().strip());
            }
        }
        ObjectNode holder = JsonNodeFactory.instance.objectNode();
        documents.writeTo(holder);
        return holder;
    }

    private static String name(HumanName name) {
        if (name.hasText()) {
            return name.getText().strip();
        }
        String family = Optional.ofNullable(name.getFamily()).orElse("").strip();
        String given = name.getGivenAsSingleString().strip();
        boolean apart = !family.isEmpty() && !given.isEmpty() && !IDEOGRAPH.matcher(family + given).find();
        return family + (apart ? " " : "") + given;
    }

    private static Optional<String> phone(Patient patient) {
        return patient.getTelecom().stream().filter(t -> t.getUse() != ContactPoint.ContactPointUse.OLD && t.hasValue())
                .map(t -> t.getValue().strip().replaceFirst("^(?:\\+|00)?86", ""))
                .filter(MAINLAND.asMatchPredicate()).findFirst();
    }
}
