package org.healthhub.connectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.healthhub.registry.PartnerView;
import org.healthhub.registry.TokenHolders;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding.TemperatureReading;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.PartnerSystem;
import org.healthhub.registry.intake.RecordKey;

/**
 * Temperatures that were taken while a token was verified become facts of its holder. They wait in memory and are sent
 * every second, so that no answer waits for it; a crash loses those of the last second.
 */
@ApplicationScoped
public class TemperatureReadings {
    private static final int MOST = 50_000;
    private static final int AT_ONCE = 500;

    private record Reading(PartnerView partner, String token, String checkpoint, BigDecimal temperature, Instant at) {
    }

    private final BlockingQueue<Reading> waiting = new ArrayBlockingQueue<>(MOST);
    private TokenHolders tokens;
    private RecordInbox inbox;
    private Clock clock;

    /** For the container's proxy. */
    protected TemperatureReadings() {
    }

    @Inject
    TemperatureReadings(TokenHolders tokens, RecordInbox inbox, Clock clock) {
        this.tokens = tokens;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** A checkpoint measured the holder of this token; what others measure is not told to the hub in this way. */
    public void add(PartnerView partner, String token, String checkpoint, BigDecimal temperature) {
        if (partner.system() == PartnerSystem.CHECKPOINT) {
            // More than fit are left out: the answer was given, and the queue at the gate goes on.
            waiting.offer(new Reading(partner, token, checkpoint, temperature, clock.instant()));
        }
    }

    /** Sends what waits; what could not be sent waits on. */
    public void send() {
        List<Reading> readings = new ArrayList<>();
        while (waiting.drainTo(readings, AT_ONCE) > 0) {
            try {
                Map<String, Holder> holders = tokens.of(readings.stream().map(Reading::token).toList());
                inbox.put(readings.stream().filter(reading -> holders.containsKey(reading.token()))
                        .map(reading -> record(reading, holders.get(reading.token()))).toList());
            } catch (RuntimeException away) {
                readings.forEach(waiting::offer);
                throw away;
            }
            readings.clear();
        }
    }

    private static HealthRecord record(Reading reading, Holder holder) {
        return new HealthRecord(new RecordKey(reading.partner().code(), "verify-" + UUID.randomUUID()),
                PartnerSystem.CHECKPOINT, reading.at(), List.of(new Fact(holder, new TemperatureReading(
                        HubDay.of(reading.at()), reading.temperature(), reading.checkpoint(), Optional.empty()))),
                reading.partner().arrival(reading.at()));
    }
}
