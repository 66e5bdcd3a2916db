package org.healthhub.demo;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;

/** One file of the story, which goes through one door on one day. */
record Delivery(LocalDate day, String system, Door door, Path file) {

    /** In the order in which a day's files are sent. */
    enum Door { SOAP, QUEUE, REST }

    static final Comparator<Delivery> ORDER = Comparator.comparing(Delivery::day).thenComparing(Delivery::door)
            .thenComparing(delivery -> delivery.file().getFileName().toString());

    private static final String ACTION = ".action.xml";
    private static final String QUEUED = ".queue.json";
    private static final String POSTED = ".json";

    /** Whether a delivery begins with this file; the message of a pair of XML files goes with its action. */
    static boolean begins(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ACTION) || name.endsWith(POSTED);
    }

    /** The name of the file says the system and the door. */
    static Delivery of(LocalDate day, Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(ACTION)) {
            return new Delivery(day, "health-card", Door.SOAP, file);
        }
        Door door = name.endsWith(QUEUED) ? Door.QUEUE : Door.REST;
        String end = door == Door.QUEUE ? QUEUED : POSTED;
        return new Delivery(day, name.substring(0, name.length() - end.length()), door, file);
    }

    /** The message beside this action. */
    Path message() {
        return file.resolveSibling(file.getFileName().toString().replace(ACTION, ".message.xml"));
    }
}
