package org.healthhub.registry;

/**
 * How many on a roster may be red before an approval lapses: more than so many persons, or more than such a share of the
 * roster. Zero for both switches it off.
 */
record ResumptionLimits(int persons, int percent) {
    /** As the system properties {@code hub.resumption.reds} and {@code hub.resumption.reds-percent} say. */
    static ResumptionLimits configured() {
        return new ResumptionLimits(Integer.getInteger("hub.resumption.reds", 3),
                Integer.getInteger("hub.resumption.reds-percent", 10));
    }

    boolean areExceeded(int reds, int roster) {
        return persons > 0 && reds > persons || percent > 0 && 100L * reds > (long) percent * roster;
    }
}
