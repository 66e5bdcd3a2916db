package org.healthhub.connectors.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.healthhub.connectors.HolderFields;
import org.healthhub.connectors.HubDay;
import org.healthhub.connectors.Observed;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.UnreadableRecord;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding.AreaStay;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.ReasonCode;

/**
 * A trip that a person declares: two stays, where it began and where it ended. Number and seat are checked and not kept,
 * since no rule asks for them.
 */
final class TripDeclaration {
    private static final int LONGEST_NUMBER = 16;

    /** How somebody travels (1.4 of the exchange format: flight, train, coach, car, ship). */
    private enum Mode {
        FLIGHT, TRAIN, COACH, CAR, SHIP;

        boolean hasNumber() {
            return this != CAR;
        }
    }

    private TripDeclaration() {
    }

    /**
     * @throws UnreadableRecord when a field is missing, malformed or not in its code table
     */
    static List<Fact> facts(RecordFields trip, Observed observed) {
        Holder holder = HolderFields.holder(trip);
        Mode mode = trip.oneOf("mode", Mode.class, ReasonCode.UNKNOWN_TRANSPORT);
        if (mode.hasNumber()) {
            trip.text("number", LONGEST_NUMBER);
        }
        trip.optionalText("seat", LONGEST_NUMBER);
        String from = trip.division("from");
        String to = trip.division("to");
        Instant depart = trip.time("depart");
        Instant arrive = trip.time("arrive");
        if (arrive.isBefore(depart)) {
            throw trip.refused(ReasonCode.BAD_PERIOD, "arrive");
        }
        LocalDate arrivedOn = HubDay.of(arrive);
        if (arrivedOn.isAfter(observed.latest())) {
            throw trip.refused(ReasonCode.FUTURE_TIME, "arrive");
        }
        return List.of(new Fact(holder, new AreaStay(from, HubDay.of(depart))),
                new Fact(holder, new AreaStay(to, arrivedOn)));
    }
}
