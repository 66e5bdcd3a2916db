package org.healthhub.connectors.risklist;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.Observed;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Translator;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.Finding.AreaStay;
import org.healthhub.registry.intake.Finding.CaseCategory;
import org.healthhub.registry.intake.Finding.CaseReport;
import org.healthhub.registry.intake.Finding.Closeness;
import org.healthhub.registry.intake.Finding.ContactNotice;
import org.healthhub.registry.intake.Finding.ContactWith;
import org.healthhub.registry.intake.Finding.Death;
import org.healthhub.registry.intake.Finding.FalseDeclaration;
import org.healthhub.registry.intake.Finding.IsolationLeft;
import org.healthhub.registry.intake.Finding.Observation;
import org.healthhub.registry.intake.Finding.ObservationPlace;
import org.healthhub.registry.intake.Finding.Release;
import org.healthhub.registry.intake.Finding.ReleaseKind;
import org.healthhub.registry.intake.Finding.VenueExposure;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.ReasonCode;

/** One line of the list is one finding about one person, with the document that orders it. */
@ApplicationScoped
public class RiskListTranslator implements Translator {
    private static final int LONGEST_DOCUMENT = 100;
    private static final int LONGEST_VENUE = 64;

    /** The categories of the list. */
    private enum Category {
        CONFIRMED, SUSPECTED, ASYMPTOMATIC, CLOSE_CONTACT, UNDER_OBSERVATION, SAME_STAIR, CONTACT_OF_SYMPTOMATIC,
        AREA_ARRIVAL, VENUE_EXPOSURE, FALSE_DECLARATION, ISOLATION_LEFT, DISCHARGED, EXCLUDED, RELEASED, DECEASED
    }

    @Override
    public PartnerSystem system() {
        return PartnerSystem.RISK_LIST;
    }

    @Override
    public List<Fact> facts(RecordFields record, Observed observed) {
        Holder holder = HolderFields.holder(record);
        Category category = record.oneOf("category", Category.class, ReasonCode.UNKNOWN_CATEGORY);
        LocalDate since = record.pastDate("since", observed.latest());
        Optional<LocalDate> until = record.optionalDate("until");
        if (until.filter(end -> end.isBefore(since)).isPresent()) {
            throw record.refused(ReasonCode.BAD_PERIOD, "until");
        }
        String document = record.text("document", LONGEST_DOCUMENT);
        return List.of(new Fact(holder, finding(record, category, since, until, document)));
    }

    private static Finding finding(RecordFields record, Category category, LocalDate since, Optional<LocalDate> until,
            String document) {
        return switch (category) {
            case CONFIRMED, SUSPECTED, ASYMPTOMATIC ->
                new CaseReport(CaseCategory.valueOf(category.name()), since, document);
            case CLOSE_CONTACT -> contact(ContactWith.CONFIRMED, Closeness.CLOSE, since, document);
            case SAME_STAIR -> contact(ContactWith.CONFIRMED, Closeness.SAME_STAIR, since, document);
            case CONTACT_OF_SYMPTOMATIC -> contact(ContactWith.SYMPTOMATIC, Closeness.CLOSE, since, document);
            case UNDER_OBSERVATION -> new Observation(
                    record.oneOf("observation", ObservationPlace.class, ReasonCode.UNKNOWN_CATEGORY),
                    since, until, document);
            case AREA_ARRIVAL -> new AreaStay(record.division("fromDivision"), since);
            case VENUE_EXPOSURE -> new VenueExposure(record.text("venue", LONGEST_VENUE), record.division("fromDivision"),
                    since, document);
            case ISOLATION_LEFT -> new IsolationLeft(since, document);
            case DECEASED -> new Death(since, document);
            case FALSE_DECLARATION -> new FalseDeclaration(since, document);
            case DISCHARGED, EXCLUDED, RELEASED -> new Release(ReleaseKind.valueOf(category.name()), since, document);
        };
    }

    private static ContactNotice contact(ContactWith with, Closeness closeness, LocalDate since, String document) {
        return new ContactNotice(with, closeness, since, false, document);
    }
}
