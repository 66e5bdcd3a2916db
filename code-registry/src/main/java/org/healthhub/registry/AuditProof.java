package org.healthhub.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * What a check of all seals found.
 *
 * @param seals    how many hold, from the first on
 * @param entries  how many entries they cover
 * @param waiting  entries that no seal covers yet
 * @param broken   the first seal that does not hold: an entry under it was changed, taken away or put in
 * @param digest   of the last seal that holds, in hex; whoever noted it down earlier can tell whether the end was cut off
 * @param lastSeal when the last seal that holds was set
 */
public record AuditProof(long seals, long entries, long waiting, Optional<Long> broken, String digest,
        Optional<Instant> lastSeal) {
    /** Whether everything is as it was written. */
    public boolean holds() {
        return broken.isEmpty();
    }
}
