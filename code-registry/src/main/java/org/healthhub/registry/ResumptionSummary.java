package org.healthhub.registry;

import java.time.Instant;
import java.util.List;

/**
 * The applications added up by county.
 *
 * @param at             when it was added up
 * @param applications   how many applications it was added up from
 * @param followedChange the last change of a code that is in it
 */
public record ResumptionSummary(Instant at, long applications, long followedChange, List<Area> areas) {
    public ResumptionSummary {
        areas = List.copyOf(areas);
    }

    /** One county. Enterprises and persons are counted once, however often they applied. */
    public record Area(String division, long enterprises, long aboveScale, long approved, long fromInsideTheCity,
            long fromOutside, long green, long yellow, long red) {
    }
}
