package org.healthhub.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version of the rules in the list of versions.
 *
 * @param from        the moment from which it is, was or will be in force, for the last time; empty for a draft
 * @param until       the moment from which another is in force; empty while none is known
 * @param proposal    the open proposal, if there is one
 * @param awaited     the confirmed activation that has not begun and can be withdrawn, if there is one
 * @param activations all that was ever proposed of it
 */
public record PackVersion(String name, PackState state, Instant createdAt, String createdBy, Optional<Instant> from,
        Optional<Instant> until, Optional<PackActivation> proposal, Optional<PackActivation> awaited,
        List<PackActivation> activations) {
}
