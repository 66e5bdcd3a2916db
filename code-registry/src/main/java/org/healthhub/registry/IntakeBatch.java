package org.healthhub.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthhub.registry.intake.Enterprise;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.rules.Evidence;
import org.healthhub.registry.rules.RulePack;

/**
 * Registers records no two of which share a key: facts in, codes and changes out, with one statement per table. The
 * records take effect one after the other, as if each had come alone.
 */
final class IntakeBatch {
    private final BatchPersons persons;
    private final LedgerTables ledger;
    private final CodeTables codes;
    private final ResumptionInbox applications;
    private final IdentityVault vault;
    private final RulePack pack;
    private final Instant now;
    private final LocalDate today;
    private final MassEffects mass;

    private final Map<RecordKey, LedgerTables.Known> corrected = new HashMap<>();
    private final Map<RecordKey, Outcome> outcomes = new HashMap<>();
    private final List<KnownPerson.Change> changes = new ArrayList<>();
    private final Set<KnownPerson> settled = new HashSet<>();

    IntakeBatch(Connection connection, IdentityVault vault, RulePack pack, Instant now, LocalDate today,
            MassEffects mass) {
        this.persons = new BatchPersons(new PersonTables(connection), vault, pack.name());
        this.ledger = new LedgerTables(connection);
        this.codes = new CodeTables(connection);
        this.applications = new ResumptionInbox(connection);
        this.vault = vault;
        this.pack = pack;
        this.now = now;
        this.today = today;
        this.mass = mass;
    }

    /**
     * The outcomes, in the order of the records; empty, and nothing is done, where some of them must be held and the
     * batch is to be registered anew without these.
     *
     * @param also persons who are locked though no record names their document
     * @throws LockedTooLate when somebody must be locked out of order
     */
    Optional<List<Outcome>> register(List<HealthRecord> records, Set<Long> also) throws SQLException {
        List<BatchRecord> batch = records.stream().map(record -> new BatchRecord(record, vault)).toList();
        persons.lock(batch, also);
        Map<RecordKey, LedgerTables.Known> known =
                ledger.knownRecords(records.stream().map(HealthRecord::key).toList());
        Admission admission = new Admission(persons, mass, known);
        List<BatchRecord> taken = admission.taken(batch);
        outcomes.putAll(admission.outcomes());
        lockCorrected(taken, known);
        persons.add(admission.newcomers());
        new BatchLedgers(ledger, persons, pack).bring(taken, corrected);
        taken.forEach(this::apply);
        if (mass.mustHoldMore(taken, changes, persons.byKey())) {
            persons.takeBackAdded();
            return Optional.empty();
        }
        write(taken);
        return Optional.of(records.stream().map(record -> outcomes.get(record.key())).toList());
    }

    /** What came of it, to be appended to the history. */
    List<KnownPerson.Change> changes() {
        return changes;
    }

    /** Notes the records that replace earlier ones; whom the earlier ones are about is locked too. */
    private void lockCorrected(List<BatchRecord> taken, Map<RecordKey, LedgerTables.Known> known) throws SQLException {
        Set<Long> about = new HashSet<>();
        for (BatchRecord record : taken) {
            Optional.ofNullable(known.get(record.key())).ifPresent(before -> {
                corrected.put(record.key(), before);
                about.addAll(before.persons());
            });
        }
        persons.lockAlso(about);
    }

    private void apply(BatchRecord record) {
        Optional<LedgerTables.Known> before = Optional.ofNullable(corrected.get(record.key()));
        Set<KnownPerson> touched = new HashSet<>();
        before.ifPresent(replaced -> replaced.persons().forEach(id -> {
            persons.byId(id).forget(record.key());
            touched.add(persons.byId(id));
        }));
        Map<KnownPerson, List<Evidence>> learned = persons.evidence(record);
        touched.addAll(learned.keySet());
        int changesBefore = changes.size();
        for (KnownPerson person : touched) {
            person.learn(learned.getOrDefault(person, List.of()), pack, today);
            person.settle(pack, today, now, Optional.of(record.key())).ifPresent(changes::add);
        }
        settled.addAll(touched);
        boolean changed = changes.size() > changesBefore;
        outcomes.put(record.key(), before.isPresent() ? new Outcome.Corrected(record.key())
                : changed ? new Outcome.Applied(record.key()) : new Outcome.Unchanged(record.key()));
    }

    private void write(List<BatchRecord> taken) throws SQLException {
        persons.completeIdentities(taken);
        Rows replaced = new Rows("text", "text");
        corrected.keySet().forEach(key -> replaced.add(key.partner(), key.recordId()));
        ledger.supersede(replaced, now);
        Rows facts = LedgerTables.facts();
        taken.forEach(record -> addRows(facts, record));
        ledger.addFacts(facts);
        applications.note(taken);
        codes.write(settled, pack);
    }

    private void addRows(Rows rows, BatchRecord record) {
        for (int part = 0; part < record.facts().size(); part++) {
            Fact fact = record.facts().get(part);
            Object person = record.person(part) == null ? null : persons.ownId(record.person(part));
            Object creditCode = fact.subject() instanceof Enterprise enterprise ? enterprise.creditCode() : null;
            rows.add(record.key().partner(), record.key().recordId(), part, record.hash(),
                    record.record().system().path(), person, creditCode, fact.finding().getClass().getSimpleName(),
                    fact.finding().effectiveOn(), record.record().observedAt(),
                    record.record().arrival().receivedAt(), record.record().arrival().historical(), record.finding(part));
        }
    }
}
