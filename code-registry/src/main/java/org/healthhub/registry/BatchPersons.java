package org.healthhub.registry;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.rules.Evidence;

/**
 * The persons of one batch, locked, each by the keys of the documents that name him: whoever was merged stands for the
 * person that was kept, so that facts count there, while they are stored under the document by which they came.
 */
final class BatchPersons {
    private final PersonTables tables;
    private final IdentityVault vault;
    private final String pack;

    private final Map<ByteBuffer, PersonTables.Locked> locked = new HashMap<>();
    private final Map<ByteBuffer, KnownPerson> persons = new HashMap<>();
    /** By key, the identity's own id: what it says is kept under this even where the facts count for another. */
    private final Map<ByteBuffer, Long> ids = new HashMap<>();
    private final Map<Long, KnownPerson> byId = new HashMap<>();
    private final List<Long> born = new ArrayList<>();

    BatchPersons(PersonTables tables, IdentityVault vault, String pack) {
        this.tables = tables;
        this.vault = vault;
        this.pack = pack;
    }

    /** Locks those who are known of all whom the records name, with these others and those into whom any was merged. */
    void lock(Collection<BatchRecord> batch, Set<Long> also) throws SQLException {
        Set<ByteBuffer> everybody = new HashSet<>();
        batch.forEach(record -> record.holders((key, holder) -> everybody.add(key)));
        Map<ByteBuffer, PersonTables.Locked> found = tables.lockPersons(everybody, also);
        locked.putAll(found);
        found.forEach((key, one) -> know(key, one.person()));
        joinMerged();
    }

    /** Locks those of these persons who are not locked yet, if that keeps the order. */
    void lockAlso(Collection<Long> others) throws SQLException {
        Set<Long> unlocked = new HashSet<>(others);
        unlocked.removeAll(byId.keySet());
        if (unlocked.isEmpty()) {
            return;
        }
        long first = Collections.min(unlocked);
        if (byId.keySet().stream().anyMatch(id -> id > first)) {
            throw new LockedTooLate(unlocked);
        }
        byId.putAll(tables.lockById(unlocked));
        joinMerged();
    }

    /** Adds persons whom nobody named before. */
    void add(Map<ByteBuffer, Holder> newcomers) throws SQLException {
        if (newcomers.isEmpty()) {
            return;
        }
        Rows rows = new Rows("bytea", "text", "smallint", "bytea");
        newcomers.forEach((key, holder) -> rows.add(key.array(), holder.id().type(), vault.currentKeyId(),
                vault.seal(holder, key.array())));
        Map<ByteBuffer, Long> added = tables.addPersons(rows);
        added.forEach((key, id) -> know(key, KnownPerson.born(id, pack)));
        born.addAll(added.values());
        if (added.size() < newcomers.size()) {
            // Another batch added them meanwhile; by now it has committed, and they are found by their keys.
            throw new LockedTooLate(Set.of());
        }
    }

    /** Takes back whom this batch added. */
    void takeBackAdded() throws SQLException {
        tables.removePersons(born);
    }

    boolean isKnown(ByteBuffer key) {
        return persons.containsKey(key);
    }

    /** The name that is held for this document; empty where the person is new to this batch. */
    Optional<String> heldName(ByteBuffer key) {
        return Optional.ofNullable(locked.get(key)).map(held -> open(held, key).name());
    }

    KnownPerson byId(long id) {
        return byId.get(id);
    }

    /** The id of the identity itself, also where it was merged into another. */
    long ownId(ByteBuffer key) {
        return ids.get(key);
    }

    Map<ByteBuffer, KnownPerson> byKey() {
        return persons;
    }

    /** The record's facts by person, each in the order in which they fold. */
    Map<KnownPerson, List<Evidence>> evidence(BatchRecord record) {
        Map<KnownPerson, List<Evidence>> byPerson = new LinkedHashMap<>();
        for (int part = 0; part < record.facts().size(); part++) {
            if (record.person(part) != null) {
                KnownPerson person = persons.get(record.person(part));
                long own = ownId(record.person(part));
                byPerson.computeIfAbsent(person, one -> new ArrayList<>()).add(new Evidence(
                        record.key(), part, record.record().observedAt(), record.countsAsReceivedAt(),
                        record.facts().get(part).finding(), own == person.id() ? Evidence.OWN : own));
            }
        }
        byPerson.values().forEach(facts -> facts.sort(Comparator.comparing(Evidence::order)));
        return byPerson;
    }

    /** A name or telephone that was blank is filled in; one that is held stays. */
    void completeIdentities(List<BatchRecord> taken) throws SQLException {
        Map<ByteBuffer, Holder> fuller = new LinkedHashMap<>();
        for (BatchRecord record : taken) {
            record.holders((key, holder) -> {
                if (locked.containsKey(key)) {
                    IdentityVault.Identity held = open(locked.get(key), key);
                    if (held.name().isEmpty() && !holder.name().isEmpty()
                            || held.phone().isEmpty() && !holder.phone().isEmpty()) {
                        fuller.merge(key, fuller(new Holder(holder.id(), held.name(), held.phone()), holder),
                                BatchPersons::fuller);
                    }
                }
            });
        }
        Rows rows = new Rows("bigint", "smallint", "bytea");
        fuller.forEach((key, holder) -> rows.add(ids.get(key), vault.currentKeyId(),
                vault.seal(holder, key.array())));
        tables.reseal(rows);
    }

    /** Of two words about one holder what either says; the earlier where both do. */
    static Holder fuller(Holder held, Holder later) {
        return new Holder(held.id(), held.name().isEmpty() ? later.name() : held.name(),
                held.phone().isEmpty() ? later.phone() : held.phone());
    }

    private void know(ByteBuffer key, KnownPerson person) {
        persons.put(key, person);
        ids.put(key, person.id());
        byId.put(person.id(), person);
    }

    /** Whoever was merged stands for the person that was kept. Batches without merged persons pay nothing for it. */
    private void joinMerged() throws SQLException {
        Set<Long> kept = byId.values().stream().flatMap(person -> person.mergedInto().stream())
                .collect(Collectors.toSet());
        if (kept.isEmpty()) {
            return;
        }
        lockAlso(kept);
        persons.replaceAll((key, person) -> person.mergedInto().map(byId::get).orElse(person));
        byId.replaceAll((id, person) -> person.mergedInto().map(byId::get).orElse(person));
    }

    private IdentityVault.Identity open(PersonTables.Locked held, ByteBuffer key) {
        return vault.open(held.keyId(), held.sealed(), key.array());
    }
}
