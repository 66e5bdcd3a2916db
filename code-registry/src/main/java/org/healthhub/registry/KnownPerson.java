package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.rules.Evidence;
import org.healthhub.registry.rules.HolderState;
import org.healthhub.registry.rules.RulePack;
import org.healthhub.registry.rules.Verdict;

/**
 * A person during one batch: the code as it was, the facts as they are folded, and the changes that come of it. Works
 * in memory only; {@link PersonTables} reads it and {@link CodeTables} writes it.
 */
final class KnownPerson {
    /** A change of colour, before it has its number. */
    record Change(KnownPerson person, Instant at, Optional<Colour> from, Verdict verdict, String rulePack,
            Optional<String> division, Optional<RecordKey> cause) {
    }

    /** Facts that are younger than this, counted from the last, are folded again when a late one comes. */
    private static final int WINDOW_DAYS = 30;

    private final UUID codeId;
    private final boolean stored;
    private final Optional<Long> mergedInto;
    private long id;
    private HolderState state;
    private Optional<Colour> colour;
    private Optional<Verdict> verdict = Optional.empty();
    private List<Evidence> ledger;
    private HolderState base;

    private KnownPerson(long id, UUID codeId, boolean stored, HolderState state, Optional<Colour> colour,
            Optional<Long> mergedInto) {
        this.id = id;
        this.codeId = codeId;
        this.stored = stored;
        this.state = state;
        this.colour = colour;
        this.mergedInto = mergedInto;
    }

    static KnownPerson stored(long id, UUID codeId, HolderState state, Colour colour, Optional<Long> mergedInto) {
        return new KnownPerson(id, codeId, true, state, Optional.of(colour), mergedInto);
    }

    static KnownPerson born(long id, String pack) {
        KnownPerson person = new KnownPerson(id, UUID.randomUUID(), false, HolderState.empty(pack), Optional.empty(),
                Optional.empty());
        person.giveLedger(HolderState.empty(pack), List.of());
        return person;
    }

    long id() {
        return id;
    }

    /** The person under whose code this one's facts are folded, after a merging of two identities. */
    Optional<Long> mergedInto() {
        return mergedInto;
    }

    UUID codeId() {
        return codeId;
    }

    /** Whether the code stood in the database before this batch. */
    boolean isStored() {
        return stored;
    }

    HolderState state() {
        return state;
    }

    /** The verdict of this batch; empty while nothing was folded. */
    Optional<Verdict> verdict() {
        return verdict;
    }

    /** Whether facts of the ledger are needed to fold these, as one orders before what is folded already. */
    boolean needsLedgerFor(List<Evidence> facts, RulePack pack) {
        return ledger == null && (!state.pack().equals(pack.name())
                || facts.stream().anyMatch(fact -> !state.isFollowedBy(fact)));
    }

    boolean hasLedger() {
        return ledger != null;
    }

    /**
     * @param from  the fold of all that orders before the facts
     * @param facts the facts in force that follow it
     */
    void giveLedger(HolderState from, List<Evidence> facts) {
        base = from;
        ledger = new ArrayList<>(facts);
    }

    /**
     * A state further back from which the next late fact can be folded, so that the whole ledger need not be read again;
     * empty where nothing was folded anew in this batch.
     */
    Optional<HolderState> newBase(RulePack pack) {
        if (ledger == null || !stored && ledger.isEmpty()) {
            return Optional.empty();
        }
        if (state.last().isEmpty()) {
            return Optional.of(base);
        }
        LocalDate cut = state.last().get().on().minusDays(WINDOW_DAYS);
        List<Evidence> old = ledger.stream().filter(e -> e.finding().effectiveOn().isBefore(cut)).toList();
        return old.isEmpty() && !stored ? Optional.empty() : Optional.of(pack.fold(base, old).pruned(cut));
    }

    /** Forgets the facts of a record that is being replaced. Needs the ledger. */
    void forget(RecordKey key) {
        ledger.removeIf(evidence -> evidence.key().equals(key));
        state = HolderState.empty(state.pack());
    }

    /** Folds facts in; needs the ledger if {@link #needsLedgerFor} says so, or after {@link #forget}. */
    void learn(List<Evidence> facts, RulePack pack, LocalDate today) {
        if (ledger == null) {
            for (Evidence evidence : facts) {
                state = pack.fold(state, evidence);
            }
        } else {
            ledger.addAll(facts);
            state = pack.fold(base, ledger);
        }
        state = state.pruned(today);
    }

    /** Derives the colour of today; the change, if it is another than before. */
    Optional<Change> settle(RulePack pack, LocalDate today, Instant at, Optional<RecordKey> cause) {
        return show(pack.verdict(state, today), pack, at, cause);
    }

    /** Shows a verdict: the own, or that of the person into whom this one is merged. */
    Optional<Change> show(Verdict now, RulePack pack, Instant at, Optional<RecordKey> cause) {
        Optional<Colour> before = colour;
        verdict = Optional.of(now);
        colour = Optional.of(now.colour());
        return before.equals(colour) ? Optional.empty()
                : Optional.of(new Change(this, at, before, now, pack.name(), state.whereabouts(), cause));
    }
}
