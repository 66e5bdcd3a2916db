package org.healthhub.benchmarks.server;

/** Another way to take the same messages, that can be started and stopped. */
interface Comparison {
    /** The queue that it takes them from; its own. */
    String queue();

    void start();

    void stop();

    /** How many messages were committed since the server started. */
    long committed();
}
