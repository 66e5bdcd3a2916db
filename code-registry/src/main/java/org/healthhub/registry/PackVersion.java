package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A version of the rules in the list of versions.
 *
 * @param from        the first day on which it is, was or will be in force, for the last time; empty for a draft
 * @param until       the first day on which another is in force; empty while none is known
 * @param proposal    the open proposal, if there is one
 * @param activations all that was ever proposed of it
 */
public record PackVersion(String name, PackState state, Instant createdAt, String createdBy, Optional<LocalDate> from,
        Optional<LocalDate> until, Optional<PackActivation> proposal, List<PackActivation> activations) {
}
