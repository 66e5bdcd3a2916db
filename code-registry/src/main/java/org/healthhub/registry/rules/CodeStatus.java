package org.healthhub.registry.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.healthhub.registry.intake.ReasonCode;

/** Where a code stands in its life. Only an active one may be shown as green and passes; the others say why not. */
public enum CodeStatus {
    UNVERIFIED(Optional.of(ReasonCode.CODE_UNVERIFIED)),
    ACTIVE(Optional.empty()),
    EXPIRED(Optional.of(ReasonCode.CODE_EXPIRED)),
    CANCELLED(Optional.of(ReasonCode.CODE_CANCELLED));

    private final Optional<ReasonCode> obstacle;

    CodeStatus(Optional<ReasonCode> obstacle) {
        this.obstacle = obstacle;
    }

    /** Why a code of this status does not pass; empty for an active one. */
    public Optional<ReasonCode> obstacle() {
        return obstacle;
    }

    /** The status on a day of a code with these facts, under the terms of their rule pack. */
    public static CodeStatus of(HolderState state, CodeTerms terms, LocalDate on) {
        if (state.cancelled()) {
            return CANCELLED;
        }
        if (terms.verifyInPerson() && state.verifiedOn().filter(day -> !day.isAfter(on)).isEmpty()) {
            return UNVERIFIED;
        }
        boolean expired = terms.validFor()
                .filter(life -> state.heardOn().filter(heard -> on.isBefore(heard.plus(life))).isEmpty()).isPresent();
        return expired ? EXPIRED : ACTIVE;
    }

    /** The next day on which the status may be another without any new fact; empty if none is known. */
    public static Optional<LocalDate> nextChange(HolderState state, CodeTerms terms, LocalDate on) {
        Optional<LocalDate> expiry = terms.validFor().flatMap(life -> state.heardOn().map(heard -> heard.plus(life)));
        Optional<LocalDate> verified = terms.verifyInPerson() ? state.verifiedOn() : Optional.empty();
        return Stream.of(expiry, verified).flatMap(Optional::stream).filter(day -> day.isAfter(on))
                .min(Comparator.naturalOrder());
    }
}
