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
public record SourceView(FactView fact, PartnerSystem system, Provenance.Effect effect, boolean replaced) {
}
