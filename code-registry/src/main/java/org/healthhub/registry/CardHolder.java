package org.healthhub.registry;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Holder;

/** A person, with the health card if there is one. Reading it is audited; {@code toString} of the holder masks. */
public record CardHolder(Holder holder, Optional<CardView> card, UUID codeId) {
    public CardHolder {
        requireNonNull(holder, "holder");
        requireNonNull(card, "card");
        requireNonNull(codeId, "codeId");
    }

    /** Whether a name that is given can be this person's; so can one that is left out. */
    public boolean isCalled(String name) {
        return Names.agree(holder.name(), name);
    }
}
