package org.healthhub.registry;

import static java.util.Objects.requireNonNull;

import org.healthhub.registry.intake.Finding.Relation;

/** Somebody who was bound to a person as family; the relation is what the member is to the person. */
public record FamilyMember(CardHolder member, Relation relation) {
    public FamilyMember {
        requireNonNull(member, "member");
        requireNonNull(relation, "relation");
    }
}
