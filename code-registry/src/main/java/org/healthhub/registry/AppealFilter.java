package org.healthhub.registry;

import java.util.Optional;

/**
 * Which appeals are listed.
 *
 * @param state    empty for those to which an answer is owed
 * @param division the first digits of a division
 */
public record AppealFilter(Optional<AppealState> state, String division, boolean overdueOnly) {
}
