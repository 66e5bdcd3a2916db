package org.healthhub.routes.batch;

/** The broker has one message of the batch already, and so took none: it refuses such a transaction as a whole. */
public final class RepeatRefused extends Exception {
    private static final long serialVersionUID = 1L;

    public RepeatRefused(Throwable cause) {
        super("the broker has a message of this batch already", cause);
    }
}
