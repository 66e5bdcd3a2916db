package org.healthhub.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.json.CanonicalJson;
import org.hibernate.Session;

/**
 * Carries out what two officers decided on held records: what was released takes effect in the order in which it came,
 * what was discarded is closed. Goes on where it stopped, and does nothing twice.
 */
@ApplicationScoped
public class HeldRecords {
    private EntityManager entities;
    private CodeRegistry registry;
    private IdentityVault vault;
    private Clock clock;

    HeldRecords() {
    }

    @Inject
    HeldRecords(CodeRegistry registry, IdentityVault vault, Clock clock) {
        this.registry = registry;
        this.vault = vault;
        this.clock = clock;
    }

    @PersistenceContext(unitName = "registry")
    void setEntities(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Settles the next records of a decided hold, at most {@code limit}, in one transaction.
     *
     * @return how many; as long as this is not zero there may be more
     */
    @Transactional
    public int settleDecided(int limit) {
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            HoldTables tables = new HoldTables(connection);
            Optional<HoldTables.Decided> decided = tables.next();
            return decided.isPresent() ? settle(decided.get(), tables, limit) : 0;
        });
    }

    private int settle(HoldTables.Decided hold, HoldTables tables, int limit) throws SQLException {
        List<HoldTables.Kept> found = tables.undone(hold.id(), limit);
        if (hold.state() == HoldState.RELEASED) {
            // Persons first, as intake does, and only then the records: else the two could wait for each other.
            registry.lock(found.stream().map(this::read).toList());
        }
        List<HoldTables.Kept> kept = tables.lock(hold.id(), found);
        Map<Long, String> outcomes = new LinkedHashMap<>();
        if (hold.state() == HoldState.DISCARDED) {
            kept.forEach(record -> outcomes.put(record.id(), HoldState.DISCARDED.name()));
        } else {
            release(kept, tables, outcomes);
        }
        tables.settle(outcomes, clock.instant());
        if (found.size() < limit) {
            tables.done(hold.id(), clock.instant());
        }
        if (!kept.isEmpty()) {
            HubLog.LOG.holdSettled(hold.id(), hold.state().name(), kept.size());
        }
        return found.size();
    }

    private void release(List<HoldTables.Kept> kept, HoldTables tables, Map<Long, String> outcomes) throws SQLException {
        List<Long> ids = new ArrayList<>();
        List<HealthRecord> records = new ArrayList<>();
        for (HoldTables.Kept one : kept) {
            if (one.overtaken()) {
                outcomes.put(one.id(), "OVERTAKEN");
            } else {
                ids.add(one.id());
                records.add(read(one));
            }
        }
        if (records.isEmpty()) {
            return;
        }
        List<Outcome> settled = registry.registerReleased(records);
        for (int i = 0; i < settled.size(); i++) {
            outcomes.put(ids.get(i), settled.get(i).name());
        }
        tables.tell(records, settled, clock.instant());
    }

    private HealthRecord read(HoldTables.Kept kept) {
        try {
            return CanonicalJson.readRecords(
                    vault.openText(kept.keyId(), kept.sealed(), kept.key().getBytes(StandardCharsets.UTF_8))).get(0);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("held record " + kept.id() + " is not readable", e);
        }
    }
}
