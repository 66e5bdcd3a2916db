package org.healthhub.registry.intake;

import java.util.Arrays;
import java.util.List;

/** Which systems report a kind of fact: of whom one has to hear, for example, before a measure ends. */
public final class Reporters {
    private Reporters() {
    }

    /** In the order of the systems. */
    public static List<PartnerSystem> of(Class<? extends Finding> kind) {
        return Arrays.stream(PartnerSystem.values()).filter(system -> reports(system, kind)).toList();
    }

    private static boolean reports(PartnerSystem system, Class<? extends Finding> kind) {
        return kind == Finding.Withdrawn.class && system.hasDoors() || kinds(system).contains(kind);
    }

    private static List<Class<? extends Finding>> kinds(PartnerSystem system) {
        return switch (system) {
            case HEALTH_CARD -> List.of(Finding.CardIssued.class, Finding.CardCancelled.class);
            case EXCHANGE -> List.of(Finding.NeighbourCode.class);
            case RESUMPTION -> List.of(Finding.ResumptionApplication.class, Finding.RosterEntry.class,
                    Finding.AreaStay.class);
            case CHECK_IN -> List.of(Finding.CheckIn.class, Finding.ContactNotice.class, Finding.AreaStay.class);
            case RISK_LIST -> List.of(Finding.CaseReport.class, Finding.ContactNotice.class, Finding.Observation.class,
                    Finding.AreaStay.class, Finding.VenueExposure.class, Finding.IsolationLeft.class,
                    Finding.FalseDeclaration.class, Finding.Release.class, Finding.Death.class);
            case LABORATORY -> List.of(Finding.TestResult.class);
            case CHECKPOINT -> List.of(Finding.TemperatureReading.class, Finding.InPersonCheck.class);
            case OFFICERS -> List.of(Finding.OfficerRuling.class);
        };
    }
}
