package org.healthhub.registry;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.healthhub.registry.intake.Enterprise;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.intake.Holder;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.intake.json.CanonicalJson;

/**
 * A record on its way into the registry, with what is computed of it once: whom each fact is about, the findings as
 * they will be stored, and the hash of the content.
 */
final class BatchRecord {
    private final HealthRecord record;
    private final List<ByteBuffer> persons;
    private final List<String> findings;
    private final byte[] hash;

    BatchRecord(HealthRecord record, IdentityVault vault) {
        this.record = record;
        this.persons = new ArrayList<>(record.facts().size());
        this.findings = new ArrayList<>(record.facts().size());
        // The hash is of everything the partner said, and of nothing of how it arrived.
        StringBuilder content = new StringBuilder(512).append(record.system()).append('\n').append(record.observedAt());
        for (Fact fact : record.facts()) {
            String finding = CanonicalJson.write(fact.finding());
            findings.add(finding);
            content.append('\n').append(finding).append('\n');
            if (fact.subject() instanceof Holder holder) {
                persons.add(ByteBuffer.wrap(vault.personKey(holder.id())));
                content.append(holder.id().type()).append(holder.id().number()).append('\n').append(holder.name())
                        .append('\n').append(holder.phone());
            } else if (fact.subject() instanceof Enterprise enterprise) {
                persons.add(null);
                content.append(enterprise.creditCode()).append('\n').append(enterprise.name());
            }
        }
        this.hash = vault.contentHash(content.toString());
    }

    RecordKey key() {
        return record.key();
    }

    HealthRecord record() {
        return record;
    }

    List<Fact> facts() {
        return record.facts();
    }

    /** What brings history in counts as if it had come when it was observed. */
    Instant countsAsReceivedAt() {
        return record.arrival().historical() ? record.observedAt() : record.arrival().receivedAt();
    }

    byte[] hash() {
        return hash;
    }

    /** The key of the person that this fact is about; null where it is about an enterprise. */
    ByteBuffer person(int part) {
        return persons.get(part);
    }

    /** The finding of this fact as it is stored. */
    String finding(int part) {
        return findings.get(part);
    }

    interface HolderVisitor {
        void visit(ByteBuffer key, Holder holder);
    }

    /** Shows every fact's holder with his key, in the order of the facts. */
    void holders(HolderVisitor visitor) {
        for (int part = 0; part < persons.size(); part++) {
            if (record.facts().get(part).subject() instanceof Holder holder) {
                visitor.visit(persons.get(part), holder);
            }
        }
    }
}
