package org.healthhub.admin.rules;

import java.util.Optional;
import org.healthhub.registry.DraftOutcome;

/** A draft as it is being written. */
public record DraftView(String text, Optional<DraftOutcome.Refused> refusal) {
}
