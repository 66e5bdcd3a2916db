package org.healthhub.connectors.exchange;

/** The three national modes in which a province's codes are recognised elsewhere (March 2020). */
enum RecognitionMode {
    /** It keeps its own code and shares the data: its colours are taken in any published scheme, from whoever speaks for it. */
    DATA_SHARE,
    /** The national code stands between its code and others: its colours are taken as the national code writes them. */
    INTERMEDIARY,
    /** It has no code of its own and uses the national one: only the national base library says its colours. */
    NATIONAL_DIRECT;

    /** The scheme in which the national code is written. */
    static final String NATIONAL_SCHEME = "NATIONAL";

    /**
     * Whether a colour is taken.
     *
     * @param national whether it is the national base library that says it
     */
    boolean takes(String scheme, boolean national) {
        return switch (this) {
            case DATA_SHARE -> true;
            case INTERMEDIARY -> scheme.equals(NATIONAL_SCHEME);
            case NATIONAL_DIRECT -> scheme.equals(NATIONAL_SCHEME) && national;
        };
    }
}
