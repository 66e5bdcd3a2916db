package org.healthhub.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.PartnerCode;
import org.healthhub.registry.intake.ReasonCode;

/**
 * How far a daily file has come.
 *
 * @param refusal  why it was refused, if it was
 * @param parts    those that are there, by number; none once it was applied or refused
 * @param nextPart the part at which applying goes on, from 1
 * @param nextLine the line of that part, from 0
 * @param applied  how many records took effect
 * @param released how many persons were released because a full list does not name them any more
 */
public record ExchangeFileView(UUID id, PartnerCode partner, ExchangeManifest manifest, State state,
        Optional<Refused> refusal, List<Part> parts, int nextPart, int nextLine, long applied, long released,
        Optional<Instant> acceptedAt) {
    /**
     * Open for parts; being checked as a whole; accepted, and taking effect; in effect with all its records; refused as
     * a whole, with no record in effect.
     */
    public enum State { OPEN, CHECKING, ACCEPTED, APPLIED, REFUSED }

    /** Why a file was refused, and which line of it if it was one: counted from 1 over the whole file. */
    public record Refused(ReasonCode reason, Optional<Long> line, Optional<Defect> defect) {
        public static Refused because(ReasonCode reason) {
            return new Refused(reason, Optional.empty(), Optional.empty());
        }
    }

    /** What is wrong with a line: the reason and the field, never the value. The line counts from 1 in its part. */
    public record Defect(int line, ReasonCode reason, String field) {
    }

    /** A part that is there. */
    public record Part(int number, int lines, Optional<Defect> defect) {
    }

    public ExchangeFileView {
        parts = List.copyOf(parts);
    }
}
