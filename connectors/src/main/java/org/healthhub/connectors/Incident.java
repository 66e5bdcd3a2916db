package org.healthhub.connectors;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** An unexpected failure at a door: logged once in full under an id, which is all that the caller learns. */
public final class Incident {
    private Incident() {
    }

    /** Logs the failure and returns the id by which its log line is found. */
    public static String log(Throwable cause) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        HubLog.LOG.incident(id, cause);
        return id;
    }
}
