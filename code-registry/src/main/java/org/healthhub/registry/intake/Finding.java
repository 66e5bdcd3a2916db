package org.healthhub.registry.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of fact. Each knows its effective date (Asia/Shanghai), which is not the date of its arrival; rule packs
 * name findings and their attributes by the names used here.
 *
 * <p>A new kind: add the record here and to the permitted ones; the sealed type and the round-trip test over all
 * kinds name what else is missing.
 */
public sealed interface Finding {

    /** The date from which this counts. */
    LocalDate effectiveOn();

    /** Where the person was, if the finding says so. */
    default Optional<String> whereabouts() {
        return Optional.empty();
    }

    /** A national (electronic) health card was registered or modified. */
    record CardIssued(LocalDate issuedOn, String ehcId, String status, Optional<String> division) implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return issuedOn;
        }

        @Override
        public Optional<String> whereabouts() {
            return division;
        }
    }

    /** The health card was cancelled. */
    record CardCancelled(LocalDate cancelledOn, String ehcId) implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return cancelledOn;
        }
    }

    /** Disease control reports a case. */
    record CaseReport(CaseCategory category, LocalDate since, String document) implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return since;
        }
    }

    enum CaseCategory { CONFIRMED, SUSPECTED, ASYMPTOMATIC }

    /** The person was in contact with a case, or with somebody who has symptoms. */
    record ContactNotice(ContactWith contactWith, Closeness closeness, LocalDate lastContactOn, boolean selfDeclared,
            String document) implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return lastContactOn;
        }
    }

    enum ContactWith { CONFIRMED, SUSPECTED, ASYMPTOMATIC, SYMPTOMATIC }

    enum Closeness { CLOSE, SAME_STAIR }

    /** Medical observation was ordered. */
    record Observation(ObservationPlace place, LocalDate since, Optional<LocalDate> until, String document)
            implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return since;
        }
    }

    enum ObservationPlace { HOME, CENTRAL }

    /** The person was in an area and left it (or was last known there) on a day. */
    record AreaStay(String division, LocalDate leftOn) implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return leftOn;
        }
    }

    /** A daily health check-in. */
    record CheckIn(LocalDate on, Optional<BigDecimal> temperature, Set<Symptom> symptoms, Optional<String> division,
            String channel) implements Finding {
        public CheckIn {
            symptoms = Set.copyOf(symptoms);
        }

        @Override
        public LocalDate effectiveOn() {
            return on;
        }

        @Override
        public Optional<String> whereabouts() {
            return division;
        }
    }

    enum Symptom { FEVER, COUGH, FATIGUE, DYSPNOEA, SORE_THROAT, DIARRHOEA, RUNNY_NOSE, LOSS_OF_SMELL }

    /** Another province gave the person a colour. */
    record NeighbourCode(String province, Colour colour, LocalDate pushedOn, Optional<LocalDate> until, String reason)
            implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return pushedOn;
        }
    }

    /** Staff confirmed that the person declared falsely. */
    record FalseDeclaration(LocalDate foundOn, String document) implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return foundOn;
        }
    }

    /** An authority ends what it began. */
    record Release(ReleaseKind kind, LocalDate releasedOn, String document) implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return releasedOn;
        }
    }

    enum ReleaseKind { DISCHARGED, EXCLUDED, RELEASED }

    /** The person stands on the roster of an enterprise that resumes work. */
    record RosterEntry(String creditCode, String applicationNo, LocalDate arrivedOn, String division)
            implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return arrivedOn;
        }

        @Override
        public Optional<String> whereabouts() {
            return Optional.of(division);
        }
    }

    /** An enterprise applied to resume work. Its subject is the enterprise. */
    record ResumptionApplication(String applicationNo, String division, String industry, boolean aboveScale,
            LocalDate appliedOn, LocalDate plannedOn, int employees) implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return appliedOn;
        }
    }
}
