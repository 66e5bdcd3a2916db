package org.healthhub.connectors.rest;

import java.util.UUID;
import java.util.regex.Pattern;
import org.healthhub.connectors.RecordFields;
import org.healthhub.connectors.Refusal;
import org.healthhub.registry.DeskOutcome;
import org.healthhub.registry.intake.ReasonCode;

/** What a desk refused, as a refused request. */
final class Refusals {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Refusals() {
    }

    /**
     * What was done.
     *
     * @throws Refusal when it was refused
     */
    static <T> T done(DeskOutcome<T> outcome) {
        if (outcome instanceof DeskOutcome.Done<T> done) {
            return done.what();
        }
        throw new Refusal(outcome.refusal().orElseThrow());
    }

    /**
     * An id that the hub gave. One that it cannot have given is that of nothing: who guesses learns nothing from the form.
     *
     * @throws Refusal for the reason given
     */
    static UUID id(RecordFields fields, String name, ReasonCode unknown) {
        String text = fields.text(name, 64);
        if (!ID.matcher(text).matches()) {
            throw new Refusal(unknown);
        }
        return UUID.fromString(text);
    }
}
