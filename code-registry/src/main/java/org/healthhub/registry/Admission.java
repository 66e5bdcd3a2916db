package org.healthhub.registry;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.Outcome;
import org.healthhub.registry.intake.ReasonCode;
import org.healthhub.registry.intake.RecordKey;

/** Which records of a batch have an effect, what becomes of the others, and whom those that have one bring in. */
final class Admission {
    private final BatchPersons persons;
    private final MassEffects mass;
    private final Map<RecordKey, LedgerTables.Known> known;
    private final Map<RecordKey, Outcome> outcomes = new HashMap<>();
    private final Map<ByteBuffer, Holder> newcomers = new TreeMap<>(Comparator.naturalOrder());

    Admission(BatchPersons persons, MassEffects mass, Map<RecordKey, LedgerTables.Known> known) {
        this.persons = persons;
        this.mass = mass;
        this.known = known;
    }

    /** The records that have an effect, in their order. */
    List<BatchRecord> taken(List<BatchRecord> batch) {
        return batch.stream().filter(this::isTaken).toList();
    }

    /** What became of the records that have no effect. */
    Map<RecordKey, Outcome> outcomes() {
        return outcomes;
    }

    /** Whom nobody named before, in the order of the keys. */
    Map<ByteBuffer, Holder> newcomers() {
        return newcomers;
    }

    private boolean isTaken(BatchRecord record) {
        LedgerTables.Known before = known.get(record.key());
        if (before != null && Arrays.equals(before.hash(), record.hash())) {
            outcomes.put(record.key(), new Outcome.Duplicate(record.key()));
            return false;
        }
        Optional<ReasonCode> obstacle = obstacle(record);
        if (obstacle.isPresent()) {
            outcomes.put(record.key(), new Outcome.Quarantined(record.key(), obstacle.get()));
            return false;
        }
        record.holders((key, holder) -> {
            if (!persons.isKnown(key)) {
                newcomers.merge(key, holder, BatchPersons::fuller);
            }
        });
        return true;
    }

    /** Why the record cannot be applied yet, if it cannot. */
    private Optional<ReasonCode> obstacle(BatchRecord record) {
        if (mass.holds(record.key())) {
            return Optional.of(ReasonCode.HELD_MASS_EFFECT);
        }
        for (int part = 0; part < record.facts().size(); part++) {
            Fact fact = record.facts().get(part);
            if (fact.subject() instanceof Holder holder) {
                Optional<ReasonCode> obstacle = obstacle(fact.finding(), holder, record.person(part));
                if (obstacle.isPresent()) {
                    return obstacle;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<ReasonCode> obstacle(Finding finding, Holder holder, ByteBuffer key) {
        Optional<Holder> newcomer = Optional.ofNullable(newcomers.get(key));
        if (endsSomething(finding) && !persons.isKnown(key) && newcomer.isEmpty()) {
            return Optional.of(ReasonCode.PERSON_UNKNOWN);
        }
        String held = persons.heldName(key).or(() -> newcomer.map(Holder::name)).orElse("");
        return Names.agree(held, holder.name()) ? Optional.empty() : Optional.of(ReasonCode.IDENTITY_CONFLICT);
    }

    private static boolean endsSomething(Finding finding) {
        return finding instanceof Finding.Release || finding instanceof Finding.CardCancelled
                || finding instanceof Finding.Death || finding instanceof Finding.Withdrawn;
    }
}
