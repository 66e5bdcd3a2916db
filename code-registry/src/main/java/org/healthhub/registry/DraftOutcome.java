package org.healthhub.registry;

import java.util.List;
import org.healthhub.registry.intake.ReasonCode;

/** What became of a document that an officer handed in. */
public sealed interface DraftOutcome {

    /** @param defects what is wrong with it; as long as there is any it cannot be proposed */
    record Stored(String name, List<String> defects) implements DraftOutcome {
        public Stored {
            defects = List.copyOf(defects);
        }
    }

    /** @param detail the place and the cause, in words for whoever wrote it; may be blank */
    record Refused(ReasonCode reason, String detail) implements DraftOutcome {
    }
}
