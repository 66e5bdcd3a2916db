package org.healthhub.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.healthhub.registry.rules.HolderState;

/** A person's code, for reading. Written by {@link CodeTables} only. */
@Entity
@Immutable
@Table(name = "health_code")
class HealthCode {
    @Id
    @Column(name = "person_id")
    private long personId;
    @Column(name = "code_id")
    private UUID codeId;
    @Column(name = "merged_into")
    private Long mergedInto;
    private String state;
    @Column(name = "updated_at")
    private Instant updatedAt;

    protected HealthCode() {
    }

    long personId() {
        return personId;
    }

    UUID codeId() {
        return codeId;
    }

    HolderState state() {
        return FoldedState.read(state);
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
