package org.healthhub.registry;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.healthhub.registry.intake.Enterprise;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.rules.Evidence;
import org.healthhub.registry.rules.FoldOrder;
import org.healthhub.registry.rules.RulePack;

/**
 * Registers records no two of which share a key: facts in, codes and changes out, with one statement per table. The
 * records take effect one after the other, as if each had come alone.
 */
final class IntakeBatch {
    private final RegistryTables tables;
    private final IdentityVault vault;
    private final RulePack pack;
    private final Instant now;
    private final LocalDate today;
    private final MassEffects mass;

    private final Map<ByteBuffer, RegistryTables.Locked> locked = new HashMap<>();
    private final Map<ByteBuffer, KnownPerson> persons = new HashMap<>();
    /** By key, the identity's own id: what it says is kept under this even where the facts count for another. */
    private final Map<ByteBuffer, Long> ids = new HashMap<>();
    private final Map<Long, KnownPerson> byId = new HashMap<>();
    private final List<KnownPerson.Change> changes = new ArrayList<>();
    private final Set<KnownPerson> settled = new HashSet<>();
    private final List<Long> born = new ArrayList<>();

    IntakeBatch(RegistryTables tables, IdentityVault vault, RulePack pack, Instant now, LocalDate today,
            MassEffects mass) {
        this.tables = tables;
        this.vault = vault;
        this.pack = pack;
        this.now = now;
        this.today = today;
        this.mass = mass;
    }

    /**
     * The outcomes, in the order of the records; empty, and nothing is done, where some of them must be held and the
     * batch is to be registered anew without these.
     */
    Optional<List<Outcome>> register(List<HealthRecord> records) throws SQLException {
        List<BatchRecord> batch = records.stream().map(record -> new BatchRecord(record, vault)).toList();
        Set<ByteBuffer> everybody = new HashSet<>();
        batch.forEach(record -> record.holders((key, holder) -> everybody.add(key)));
        locked.putAll(tables.lockPersons(everybody));
        locked.forEach((key, one) -> know(key, one.person()));
        joinMerged();
        Map<RecordKey, RegistryTables.Known> known =
                tables.knownRecords(records.stream().map(HealthRecord::key).toList());

        Map<RecordKey, Outcome> outcomes = new HashMap<>();
        Map<ByteBuffer, Holder> newcomers = new TreeMap<>(Comparator.naturalOrder());
        List<BatchRecord> taken = batch.stream()
                .filter(record -> isTaken(record, known.get(record.key()), newcomers, outcomes)).toList();
        addNewcomers(newcomers);
        Set<RecordKey> corrections = corrections(taken, known);
        bringLedgers(taken, corrections, known);
        Rows facts = apply(taken, corrections, known, outcomes);
        if (mass.mustHoldMore(taken, changes, persons)) {
            tables.removePersons(born);
            return Optional.empty();
        }
        completeIdentities(taken);
        supersede(corrections);
        tables.addFacts(facts);
        tables.write(settled, changes, pack, now);
        return Optional.of(records.stream().map(record -> outcomes.get(record.key())).toList());
    }

    /** Whether the record has an effect; if not, its outcome is noted. Whom it brings in is noted too. */
    private boolean isTaken(BatchRecord record, RegistryTables.Known before, Map<ByteBuffer, Holder> newcomers,
            Map<RecordKey, Outcome> outcomes) {
        if (before != null && Arrays.equals(before.hash(), record.hash())) {
            outcomes.put(record.key(), new Outcome.Duplicate(record.key()));
            return false;
        }
        Optional<ReasonCode> obstacle = obstacle(record, newcomers);
        if (obstacle.isPresent()) {
            outcomes.put(record.key(), new Outcome.Quarantined(record.key(), obstacle.get()));
            return false;
        }
        record.holders((key, holder) -> {
            if (!persons.containsKey(key)) {
                newcomers.merge(key, holder, IntakeBatch::fuller);
            }
        });
        return true;
    }

    private Rows apply(List<BatchRecord> taken, Set<RecordKey> corrections, Map<RecordKey, RegistryTables.Known> known,
            Map<RecordKey, Outcome> outcomes) {
        Rows facts = RegistryTables.facts();
        for (BatchRecord record : taken) {
            Set<KnownPerson> touched = new HashSet<>();
            if (corrections.contains(record.key())) {
                known.get(record.key()).persons().forEach(id -> {
                    byId.get(id).forget(record.key());
                    touched.add(byId.get(id));
                });
            }
            Map<KnownPerson, List<Evidence>> learned = evidence(record);
            touched.addAll(learned.keySet());
            boolean changed = false;
            for (KnownPerson person : touched) {
                person.learn(learned.getOrDefault(person, List.of()), pack, today);
                Optional<KnownPerson.Change> change = person.settle(pack, today, now, Optional.of(record.key()));
                change.ifPresent(changes::add);
                changed |= change.isPresent();
            }
            settled.addAll(touched);
            outcomes.put(record.key(), corrections.contains(record.key()) ? new Outcome.Corrected(record.key())
                    : changed ? new Outcome.Applied(record.key()) : new Outcome.Unchanged(record.key()));
            addRows(facts, record);
        }
        return facts;
    }

    /** Why the record cannot be applied yet, if it cannot. */
    private Optional<ReasonCode> obstacle(BatchRecord record, Map<ByteBuffer, Holder> newcomers) {
        if (mass.holds(record.key())) {
            return Optional.of(ReasonCode.HELD_MASS_EFFECT);
        }
        for (int part = 0; part < record.facts().size(); part++) {
            Fact fact = record.facts().get(part);
            ByteBuffer key = record.person(part);
            if (!(fact.subject() instanceof Holder holder)) {
                continue;
            }
            boolean isKnown = persons.containsKey(key) || newcomers.containsKey(key);
            boolean endsSomething = fact.finding() instanceof Finding.Release
                    || fact.finding() instanceof Finding.CardCancelled || fact.finding() instanceof Finding.Death
                    || fact.finding() instanceof Finding.Withdrawn;
            if (endsSomething && !isKnown) {
                return Optional.of(ReasonCode.PERSON_UNKNOWN);
            }
            String held = locked.containsKey(key) ? identity(key).name()
                    : newcomers.containsKey(key) ? newcomers.get(key).name() : "";
            if (!Names.agree(held, holder.name())) {
                return Optional.of(ReasonCode.IDENTITY_CONFLICT);
            }
        }
        return Optional.empty();
    }

    private void addNewcomers(Map<ByteBuffer, Holder> newcomers) throws SQLException {
        if (newcomers.isEmpty()) {
            return;
        }
        Rows rows = new Rows("bytea", "text", "smallint", "bytea");
        newcomers.forEach((key, holder) -> rows.add(key.array(), holder.id().type(), vault.currentKeyId(),
                vault.seal(holder, key.array())));
        Map<ByteBuffer, Long> ids = tables.addPersons(rows);
        ids.forEach((key, id) -> know(key, KnownPerson.born(id, pack.name())));
        born.addAll(ids.values());
        if (ids.size() < newcomers.size()) {
            // Another batch added them meanwhile; by now it has committed.
            Set<ByteBuffer> raced = new HashSet<>(newcomers.keySet());
            raced.removeAll(ids.keySet());
            Map<ByteBuffer, RegistryTables.Locked> theirs = tables.lockPersons(raced);
            locked.putAll(theirs);
            theirs.forEach((key, one) -> know(key, one.person()));
            joinMerged();
        }
    }

    /** A name or telephone that was blank is filled in; one that is held stays. */
    private void completeIdentities(List<BatchRecord> taken) throws SQLException {
        Map<ByteBuffer, Holder> fuller = new LinkedHashMap<>();
        for (BatchRecord record : taken) {
            record.holders((key, holder) -> {
                if (locked.containsKey(key)) {
                    IdentityVault.Identity held = identity(key);
                    if (held.name().isEmpty() && !holder.name().isEmpty()
                            || held.phone().isEmpty() && !holder.phone().isEmpty()) {
                        fuller.merge(key, fuller(new Holder(holder.id(), held.name(), held.phone()), holder),
                                IntakeBatch::fuller);
                    }
                }
            });
        }
        Rows rows = new Rows("bigint", "smallint", "bytea");
        fuller.forEach((key, holder) -> rows.add(ids.get(key), vault.currentKeyId(),
                vault.seal(holder, key.array())));
        tables.reseal(rows);
    }

    /** The records that replace earlier ones; whom the earlier ones are about is locked too. */
    private Set<RecordKey> corrections(List<BatchRecord> taken, Map<RecordKey, RegistryTables.Known> known)
            throws SQLException {
        Set<RecordKey> corrections = taken.stream().map(BatchRecord::key).filter(known::containsKey)
                .collect(Collectors.toSet());
        Set<Long> unlocked = new HashSet<>();
        for (RecordKey key : corrections) {
            unlocked.addAll(known.get(key).persons());
        }
        unlocked.removeAll(byId.keySet());
        if (!unlocked.isEmpty()) {
            byId.putAll(tables.lockById(unlocked));
            joinMerged();
        }
        return corrections;
    }

    private void bringLedgers(List<BatchRecord> taken, Set<RecordKey> corrections,
            Map<RecordKey, RegistryTables.Known> known) throws SQLException {
        Map<Long, LocalDate> wanted = new HashMap<>();
        Map<KnownPerson, FoldOrder> reached = new HashMap<>();
        for (BatchRecord record : taken) {
            if (corrections.contains(record.key())) {
                RegistryTables.Known before = known.get(record.key());
                before.persons().forEach(person -> want(wanted, byId.get(person).id(), before.earliest()));
            }
            evidence(record).forEach((person, facts) -> {
                FoldOrder before = reached.get(person);
                boolean outOfOrder = before != null && !facts.get(0).order().isAfterDayOf(before);
                if (!person.hasLedger() && (outOfOrder || person.needsLedgerFor(facts, pack))) {
                    want(wanted, person.id(), facts.get(0).finding().effectiveOn());
                }
                reached.merge(person, facts.get(facts.size() - 1).order(), (a, b) -> a.compareTo(b) > 0 ? a : b);
            });
        }
        if (!wanted.isEmpty()) {
            // Whoever is folded anew is so from the earliest of all that the batch says of him.
            taken.forEach(record -> evidence(record).forEach((person, facts) -> wanted.computeIfPresent(person.id(),
                    (id, day) -> earlier(day, facts.get(0).finding().effectiveOn()))));
            tables.ledgerOf(wanted, pack.name())
                    .forEach((id, ledger) -> byId.get(id).giveLedger(ledger.base(), ledger.facts()));
        }
    }

    private void supersede(Set<RecordKey> corrections) throws SQLException {
        Rows replaced = new Rows("text", "text");
        corrections.forEach(key -> replaced.add(key.partner(), key.recordId()));
        tables.supersede(replaced, now);
    }

    private static void want(Map<Long, LocalDate> wanted, long person, LocalDate from) {
        wanted.merge(person, from, IntakeBatch::earlier);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** The record's facts by person, each in the order in which they fold. */
    private Map<KnownPerson, List<Evidence>> evidence(BatchRecord record) {
        Map<KnownPerson, List<Evidence>> byPerson = new LinkedHashMap<>();
        for (int part = 0; part < record.facts().size(); part++) {
            if (record.person(part) != null) {
                byPerson.computeIfAbsent(persons.get(record.person(part)), person -> new ArrayList<>()).add(new Evidence(
                        record.key(), part, record.record().observedAt(), record.countsAsReceivedAt(),
                        record.facts().get(part).finding()));
            }
        }
        byPerson.values().forEach(facts -> facts.sort(Comparator.comparing(Evidence::order)));
        return byPerson;
    }

    private void addRows(Rows rows, BatchRecord record) {
        for (int part = 0; part < record.facts().size(); part++) {
            Fact fact = record.facts().get(part);
            Object person = record.person(part) == null ? null : ids.get(record.person(part));
            Object creditCode = fact.subject() instanceof Enterprise enterprise ? enterprise.creditCode() : null;
            rows.add(record.key().partner(), record.key().recordId(), part, record.hash(),
                    record.record().system().path(), person, creditCode, fact.finding().getClass().getSimpleName(),
                    fact.finding().effectiveOn(), record.record().observedAt(),
                    record.record().arrival().receivedAt(), record.record().arrival().historical(), record.finding(part));
        }
    }

    private IdentityVault.Identity identity(ByteBuffer key) {
        RegistryTables.Locked held = locked.get(key);
        return vault.open(held.keyId(), held.sealed(), key.array());
    }

    private void know(ByteBuffer key, KnownPerson person) {
        persons.put(key, person);
        ids.put(key, person.id());
        byId.put(person.id(), person);
    }

    /**
     * Whoever was merged stands for the person that was kept. That one is locked late, so that batches without merged
     * persons pay nothing; should two batches block each other over it, the database ends one and it comes again.
     */
    private void joinMerged() throws SQLException {
        Set<Long> kept = byId.values().stream().flatMap(person -> person.mergedInto().stream())
                .collect(Collectors.toSet());
        if (kept.isEmpty()) {
            return;
        }
        Set<Long> absent = new HashSet<>(kept);
        absent.removeAll(byId.keySet());
        byId.putAll(tables.lockById(absent));
        persons.replaceAll((key, person) -> person.mergedInto().map(byId::get).orElse(person));
        byId.replaceAll((id, person) -> person.mergedInto().map(byId::get).orElse(person));
    }

    private static Holder fuller(Holder held, Holder later) {
        return new Holder(held.id(), held.name().isEmpty() ? later.name() : held.name(),
                held.phone().isEmpty() ? later.phone() : held.phone());
    }
}
