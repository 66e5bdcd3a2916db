package org.healthhub.registry.intake;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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

    /**
     * A daily health check-in.
     *
     * @param declarant what whoever declared is to the person, where somebody else did: a child or an elder has no phone
     */
    record CheckIn(LocalDate on, Optional<BigDecimal> temperature, Set<Symptom> symptoms, Optional<String> division,
            String channel, Optional<Relation> declarant) implements Finding {
        public CheckIn {
            symptoms = Set.copyOf(symptoms);
        }

        /** Declared by the person. */
        public CheckIn(LocalDate on, Optional<BigDecimal> temperature, Set<Symptom> symptoms, Optional<String> division,
                String channel) {
            this(on, temperature, symptoms, division, channel, Optional.empty());
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

    /** What somebody is to a person, in the order of the codes 0 to 8 of GB/T 4761. */
    enum Relation { SELF, SPOUSE, SON, DAUGHTER, GRANDCHILD, PARENT, GRANDPARENT, SIBLING, OTHER_RELATION }

    /** Staff compared the person and the document with the code: an applied-for code counts from then on. */
    record InPersonCheck(LocalDate on, String checkpoint, Optional<String> document) implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return on;
        }
    }

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

    /**
     * A laboratory's report on a specimen. Of several reports on one specimen (the same laboratory, id and day of the
     * sample) the latest counts, so a corrected or cancelled one takes the effect of the earlier back.
     */
    record TestResult(String specimenId, Instant sampledAt, TestOutcome result, TestStatus status, String laboratory)
            implements Finding {
        private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

        /** The day of the sample. */
        @Override
        public LocalDate effectiveOn() {
            return LocalDate.ofInstant(sampledAt, ZONE);
        }
    }

    enum TestOutcome { DETECTED, NOT_DETECTED, INCONCLUSIVE }

    enum TestStatus { PRELIMINARY, FINAL, CORRECTED, CANCELLED }

    /** A body temperature in degrees Celsius was taken at a checkpoint. */
    record TemperatureReading(LocalDate on, BigDecimal temperature, String checkpoint, Optional<String> division)
            implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return on;
        }

        @Override
        public Optional<String> whereabouts() {
            return division;
        }
    }

    /** Tracing found that the person was at a place at the same time as a case. */
    record VenueExposure(String venue, String division, LocalDate exposedOn, String document) implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return exposedOn;
        }
    }

    /**
     * Two officers of different bodies ruled that a rule of the pack applies to the person, or applies no longer. It
     * names the rule and an end, never a colour.
     *
     * @param until the first day on which it no longer holds; after {@code from}
     */
    record OfficerRuling(String rule, RulingKind kind, LocalDate from, LocalDate until, String document)
            implements Finding {
        public OfficerRuling {
            // An attribute that was left out is named by whoever reads it.
            if (from != null && until != null && !until.isAfter(from)) {
                throw new RefusedValue(ReasonCode.BAD_PERIOD);
            }
        }

        @Override
        public LocalDate effectiveOn() {
            return from;
        }
    }

    /** Whether the rule applies from the day on, or what it has put in force ends on that day. */
    enum RulingKind { IMPOSE, LIFT }

    /** An authority reports that the person left an isolation before its end: days counted so far do not count. */
    record IsolationLeft(LocalDate leftOn, String document) implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return leftOn;
        }
    }

    /** The person has died. */
    record Death(LocalDate diedOn, String document) implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return diedOn;
        }
    }

    /** The source takes back what it said under this record id: it has no effect, and never had. */
    record Withdrawn(LocalDate withdrawnOn) implements Finding {
        @Override
        public LocalDate effectiveOn() {
            return withdrawnOn;
        }
    }

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
