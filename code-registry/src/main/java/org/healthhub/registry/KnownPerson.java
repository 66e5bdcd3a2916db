package org.healthhub.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.healthhub.registry.intake.Colour;
import org.healthhub.registry.intake.RecordKey;
import org.healthhub.registry.rules.CodeStatus;
import org.healthhub.registry.rules.Evidence;
import org.healthhub.registry.rules.HolderState;
import org.healthhub.registry.rules.RulePack;
import org.healthhub.registry.rules.Verdict;

/**
 * A person during one batch: the code as it was, the facts as they are folded, and the changes that come of it. Works
 * in memory only; {@link PersonTables} reads it and {@link CodeTables} writes it.
 */
final class KnownPerson {
    /** What a code shows to those who look. */
    record Shown(Colour colour, CodeStatus status) {
    }

    /** With whom a person shares a code from now on, or no longer does: the code of the one that was kept. */
    record Joint(Optional<UUID> mergedInto, Optional<UUID> partedFrom) {
        private static final Joint NONE = new Joint(Optional.empty(), Optional.empty());
    }

    /** A change of what a code shows, before it has its number. */
    record Change(KnownPerson person, Instant at, Optional<Colour> from, Verdict verdict, CodeStatus status, Joint joint,
            String rulePack, Optional<String> division, Optional<RecordKey> cause) {
        boolean turnsRed() {
            return verdict.colour() == Colour.RED && !from.equals(Optional.of(Colour.RED));
        }
    }

    /** Facts that are younger than this, counted from the last, are folded again when a late one comes. */
    private static final int WINDOW_DAYS = 30;

    private final UUID codeId;
    private final boolean stored;
    private final Optional<Long> mergedInto;
    private long id;
    private HolderState state;
    private Optional<Shown> shown;
    private Optional<Verdict> verdict = Optional.empty();
    private Optional<LocalDate> nextChange = Optional.empty();
    private List<Evidence> ledger;
    private HolderState base;

    private KnownPerson(long id, UUID codeId, boolean stored, HolderState state, Optional<Shown> shown,
            Optional<Long> mergedInto) {
        this.id = id;
        this.codeId = codeId;
        this.stored = stored;
        this.state = state;
        this.shown = shown;
        this.mergedInto = mergedInto;
    }

    static KnownPerson stored(long id, UUID codeId, HolderState state, Shown shown, Optional<Long> mergedInto) {
        return new KnownPerson(id, codeId, true, state, Optional.of(shown), mergedInto);
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

    /** What the code shows as of this batch. */
    Shown shown() {
        return shown.orElseThrow();
    }

    /** The next day on which the code may show something else without any new fact. */
    Optional<LocalDate> nextChange() {
        return nextChange;
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

    /** Derives what the code shows today; the change, if it is something else than before. */
    Optional<Change> settle(RulePack pack, LocalDate today, Instant at, Optional<RecordKey> cause) {
        Optional<Shown> before = shown;
        Change change = settled(pack, today, at, cause, Joint.NONE);
        return before.equals(shown) ? Optional.empty() : Optional.of(change);
    }

    /** Shows from now on what the person shows that was kept; whoever knows this code must be told in any case. */
    Change join(KnownPerson kept, RulePack pack, Instant at, RecordKey cause) {
        return show(kept.verdict().orElseThrow(), kept.shown().status(), at, pack, Optional.of(cause),
                new Joint(Optional.of(kept.codeId), Optional.empty()));
    }

    /** Shows its own again; whoever knows this code must be told in any case. */
    Change part(KnownPerson kept, RulePack pack, LocalDate today, Instant at, RecordKey cause) {
        return settled(pack, today, at, Optional.of(cause), new Joint(Optional.empty(), Optional.of(kept.codeId)));
    }

    private Change settled(RulePack pack, LocalDate today, Instant at, Optional<RecordKey> cause, Joint joint) {
        Verdict now = pack.verdict(state, today);
        nextChange = Stream.of(now.nextChange(), CodeStatus.nextChange(state, pack.code(), today))
                .flatMap(Optional::stream).min(Comparator.naturalOrder());
        return show(now, CodeStatus.of(state, pack.code(), today), at, pack, cause, joint);
    }

    private Change show(Verdict now, CodeStatus status, Instant at, RulePack pack, Optional<RecordKey> cause,
            Joint joint) {
        Optional<Colour> before = shown.map(Shown::colour);
        verdict = Optional.of(now);
        shown = Optional.of(new Shown(now.colour(), status));
        return new Change(this, at, before, now, status, joint, pack.name(), state.whereabouts(), cause);
    }
}
