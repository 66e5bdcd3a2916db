package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.healthhub.registry.intake.Divisions;
import org.healthhub.registry.intake.HolderId;
import org.healthhub.registry.intake.IdType;
import org.healthhub.registry.intake.RefusedValue;
import org.healthhub.registry.rules.HolderState;
import org.healthhub.registry.rules.Verdict;

/**
 * To whom an appeal goes: to the division where the person was last seen, else to that of the identity number, else to
 * the province; and to the sources of what gives the code its colour. The answer is due within three working days.
 */
final class AppealRouting {
    private static final int WORKING_DAYS = 3;
    private static final String PROVINCE = "330000";
    /** The last second of the day on which it is due. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final WorkingDays workingDays;
    private final ZoneId zone;

    AppealRouting(WorkingDays workingDays, ZoneId zone) {
        this.workingDays = workingDays;
        this.zone = zone;
    }

    /** @param named the partners of the record that the person named */
    Appeal.Routing of(HolderState state, Verdict verdict, HolderId holder, Collection<String> named, Instant now) {
        List<String> sources = Stream.concat(named.stream(),
                verdict.reasons().stream().map(reason -> reason.source().partner().value())).distinct().toList();
        return new Appeal.Routing(sources, state.whereabouts().or(() -> divisionOf(holder)).orElse(PROVINCE), dueAt(now));
    }

    private Instant dueAt(Instant now) {
        LocalDate due = workingDays.after(LocalDate.ofInstant(now, zone), WORKING_DAYS);
        return due.atTime(END_OF_DAY).atZone(zone).toInstant();
    }

    /** Numbers given out long ago begin with counties that are no more. */
    private static Optional<String> divisionOf(HolderId holder) {
        if (holder.type() != IdType.RESIDENT_ID) {
            return Optional.empty();
        }
        try {
            return Optional.of(Divisions.checked(holder.number().substring(0, 6)));
        } catch (RefusedValue noLonger) {
            return Optional.empty();
        }
    }
}
