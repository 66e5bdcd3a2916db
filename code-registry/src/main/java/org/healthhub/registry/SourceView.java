package org.healthhub.registry;

import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.rules.Provenance;

/**
 * A record behind a measure.
 *
 * @param fact     the fact of the record that did it
 * @param effect   what it did to the measure
 * @param replaced whether a correction has replaced it since
 */
public record SourceView(FactView fact, PartnerSystem system, Effect effect, boolean replaced) {
    /**
     * What a record did: brought the measure about, renewed it, was counted as a day of check-ins, set that count back,
     * was a test towards the end, or set the end.
     */
    public enum Effect {
        BEGAN, RENEWED, COUNTED, RESET, TESTED, END_SET;

        static Effect of(Provenance.Effect effect) {
            return switch (effect) {
                case BEGAN -> BEGAN;
                case RENEWED -> RENEWED;
                case COUNTED -> COUNTED;
                case RESET -> RESET;
                case TESTED -> TESTED;
                case END_SET -> END_SET;
            };
        }
    }
}
