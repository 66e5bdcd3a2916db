package org.healthhub.registry;

/**
 * How many codes may turn red within an hour by one partner, one document, one venue and the officers' rulings before
 * what comes further is held. Zero switches a dimension off.
 */
record MassLimits(int partner, int document, int venue, int officer) {
    static final MassLimits OFF = new MassLimits(0, 0, 0, 0);

    /** As the system properties {@code hub.mass.partner}, {@code .document}, {@code .venue}, {@code .officer} say. */
    static MassLimits configured() {
        return new MassLimits(Integer.getInteger("hub.mass.partner", 5_000), Integer.getInteger("hub.mass.document", 200),
                Integer.getInteger("hub.mass.venue", 100), Integer.getInteger("hub.mass.officer", 20));
    }

    int of(MassDimension dimension) {
        return switch (dimension) {
            case PARTNER -> partner;
            case DOCUMENT -> document;
            case VENUE -> venue;
            case OFFICER -> officer;
        };
    }

    boolean watch(MassDimension dimension) {
        return of(dimension) > 0;
    }

    boolean areOff() {
        return this.equals(OFF);
    }
}
