package org.healthhub.registry.intake;

import java.util.Locale;
import java.util.Optional;

/** What became of one record. A refusal is a value; only trouble (database or broker gone) is thrown. */
public sealed interface Outcome {
    RecordKey key();

    /** The published name: {@code APPLIED}, {@code UNCHANGED}, {@code DUPLICATE}, {@code CORRECTED}, {@code QUARANTINED}. */
    default String name() {
        return getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    /** Why it could not be applied, for a quarantined record. */
    default Optional<ReasonCode> reason() {
        return Optional.empty();
    }

    /** Stored, and a code was issued or changed by it. */
    record Applied(RecordKey key) implements Outcome {
    }

    /** Stored; no code changed by it. */
    record Unchanged(RecordKey key) implements Outcome {
    }

    /** Known already with the same content; nothing was done. */
    record Duplicate(RecordKey key) implements Outcome {
    }

    /** Known with other content: the earlier facts were replaced and the codes derived anew. */
    record Corrected(RecordKey key) implements Outcome {
    }

    /** Kept aside: it reads well but cannot be applied yet. */
    record Quarantined(RecordKey key, ReasonCode cause) implements Outcome {
        @Override
        public Optional<ReasonCode> reason() {
            return Optional.of(cause);
        }
    }
}
