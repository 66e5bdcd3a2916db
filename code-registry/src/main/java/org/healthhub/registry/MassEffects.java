package org.healthhub.registry;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.healthhub.registry.intake.RecordKey;

/**
 * Sees to it that no source turns more codes red within an hour than its limit: of a batch that was folded, the first
 * records up to the limit may take effect, and those beyond it are held. Asks the database once per batch, and not at
 * all where nobody turns red.
 */
final class MassEffects {
    private final MassTables tables;
    private final MassLimits limits;
    private final Instant now;
    private final Map<RecordKey, MassTables.Held> all = new LinkedHashMap<>();

    // Of the round that is being registered.
    private final Set<RecordKey> held = new HashSet<>();
    private final Map<MassKey, Integer> added = new HashMap<>();
    private final Map<MassKey, MassTables.Counted> counted = new HashMap<>();

    MassEffects(MassTables tables, MassLimits limits, Instant now) {
        this.tables = tables;
        this.limits = limits;
        this.now = now;
    }

    /** A new round begins, in which each record is judged afresh. */
    void begin() {
        held.clear();
        added.clear();
        counted.clear();
    }

    /** Whether the record is held, in this round. */
    boolean holds(RecordKey record) {
        return held.contains(record);
    }

    /**
     * Judges a batch by what it changed in memory.
     *
     * @param changes in the order in which the records took effect
     * @return whether more must be held: then the batch is folded anew without it, and judged again, as somebody may
     *         now turn red by another record
     */
    boolean mustHoldMore(Collection<BatchRecord> taken, Collection<KnownPerson.Change> changes,
            Map<ByteBuffer, KnownPerson> persons) throws SQLException {
        if (limits.areOff()) {
            return false;
        }
        Map<RecordKey, List<KnownPerson.Change>> reds = changes.stream()
                .filter(KnownPerson.Change::turnsRed)
                .collect(Collectors.groupingBy(change -> change.cause().orElseThrow(), LinkedHashMap::new,
                        Collectors.toList()));
        Map<RecordKey, BatchRecord> causes = taken.stream().filter(record -> reds.containsKey(record.key()))
                .collect(Collectors.toMap(BatchRecord::key, record -> record));
        count(reds, causes);
        Map<MassKey, Integer> room = room();
        int before = held.size();
        reds.forEach((key, turned) -> judge(causes.get(key), turned, room, persons));
        return held.size() > before;
    }

    /** What was held in all rounds and stands in quarantine by now is put under its holds. */
    void holdInQuarantine() throws SQLException {
        if (!all.isEmpty()) {
            tables.hold(all, limits, now);
        }
    }

    /** Brings what was counted for this batch to what it turns red. */
    private void count(Map<RecordKey, List<KnownPerson.Change>> reds, Map<RecordKey, BatchRecord> causes)
            throws SQLException {
        Map<MassKey, Integer> more = new HashMap<>();
        added.forEach((key, before) -> more.merge(key, -before, Integer::sum));
        reds.forEach((record, turned) -> keys(causes.get(record))
                .forEach(key -> more.merge(key, turned.size(), Integer::sum)));
        more.values().removeIf(difference -> difference == 0);
        if (!more.isEmpty()) {
            counted.putAll(tables.count(more, now));
            more.forEach((key, difference) -> added.merge(key, difference, Integer::sum));
        }
    }

    /** How many codes each cause may still turn red, this batch not counted. */
    private Map<MassKey, Integer> room() {
        Map<MassKey, Integer> room = new HashMap<>();
        counted.forEach((key, hour) -> room.put(key, hour.held() ? 0
                : Math.max(0, limits.of(key.dimension()) - (hour.reds() - added.get(key)))));
        return room;
    }

    private void judge(BatchRecord record, List<KnownPerson.Change> turned, Map<MassKey, Integer> room,
            Map<ByteBuffer, KnownPerson> persons) {
        SortedSet<MassKey> keys = keys(record);
        Optional<MassKey> full = keys.stream().filter(key -> room.get(key) < turned.size()).findFirst();
        if (full.isPresent()) {
            // Nothing that comes later slips in where this one did not fit.
            room.put(full.get(), 0);
            held.add(record.key());
            all.put(record.key(), new MassTables.Held(record.key(), record.hash(), full.get(), MassKey.documentOf(record.record()),
                    turned.stream().map(change -> red(change, persons)).toList()));
        } else {
            keys.forEach(key -> room.merge(key, -turned.size(), Integer::sum));
        }
    }

    private SortedSet<MassKey> keys(BatchRecord record) {
        SortedSet<MassKey> keys = MassKey.of(record.record());
        keys.removeIf(key -> !limits.watch(key.dimension()));
        return keys;
    }

    private static MassTables.Red red(KnownPerson.Change change, Map<ByteBuffer, KnownPerson> persons) {
        KnownPerson person = change.person();
        Optional<byte[]> key = person.isStored() ? Optional.empty() : persons.entrySet().stream()
                .filter(known -> known.getValue() == person).findFirst().map(known -> known.getKey().array());
        return new MassTables.Red(person.isStored() ? Optional.of(person.id()) : Optional.empty(), key,
                change.verdict().rule(), change.division());
    }
}
