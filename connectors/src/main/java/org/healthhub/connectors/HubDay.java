package org.healthhub.connectors;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The zone in which the hub's days begin and end, whatever offset a partner writes its times in. */
public final class HubDay {
    /** China has one time, that of Shanghai. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private HubDay() {
    }

    /** The day on which this instant falls. */
    public static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }
}
