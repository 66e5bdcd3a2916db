package org.healthhub.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.rules.CodeStatus;

/** One row of the history, which is also the outbox. Written by {@link CodeTables} only. */
@Entity
@Immutable
@Table(name = "code_change")
class CodeChange {
    @Id
    private long number;
    @Column(name = "person_id")
    private long personId;
    @Column(name = "code_id")
    private UUID codeId;
    private Instant at;
    @Enumerated(EnumType.STRING)
    @Column(name = "from_colour")
    private Colour from;
    @Enumerated(EnumType.STRING)
    @Column(name = "to_colour")
    private Colour to;
    private String rule;
    @Column(name = "rule_pack")
    private String rulePack;
    private LocalDate since;
    private LocalDate until;
    private String division;
    private String partner;
    @Column(name = "record_id")
    private String recordId;
    @Enumerated(EnumType.STRING)
    private CodeStatus status;
    @Column(name = "merged_into")
    private UUID mergedInto;
    @Column(name = "parted_from")
    private UUID partedFrom;

    protected CodeChange() {
    }

    ChangeView view() {
        return new ChangeView(number, codeId, at, Optional.ofNullable(from), to, rule, rulePack, since,
                Optional.ofNullable(until), Optional.ofNullable(division), Optional.ofNullable(partner).orElse(""),
                Optional.ofNullable(recordId).orElse(""), Optional.ofNullable(status), Optional.ofNullable(mergedInto),
                Optional.ofNullable(partedFrom));
    }
}
