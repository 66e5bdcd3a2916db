package org.healthhub.connectors.exchange;

/** An outside system did not answer, or not as agreed. Says what went wrong, never whom it was asked about. */
final class LinkTrouble extends Exception {
    private static final long serialVersionUID = 1L;

    LinkTrouble(String what) {
        super(what);
    }
}
