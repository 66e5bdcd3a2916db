package org.healthhub.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneId;

/** The one clock of the hub, in the zone in which its days begin and end. */
@ApplicationScoped
class HubClock {
    /** Days of check-ins, measures and reports are days of this zone. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    // Dependent: Clock has no constructor that a client proxy could use.
    @Produces
    Clock clock() {
        return Clock.system(ZONE);
    }
}
