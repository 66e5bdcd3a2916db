package org.healthhub.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which pack is in force when, from what was confirmed: each until the next begins. */
final class PackTimeline {
    /** What is withdrawn must be known to every node before it would have begun there; each looks every second. */
    private static final Duration TIME_TO_TELL = Duration.ofSeconds(10);

    private final List<PackActivation> activations;
    private final List<PackActivation> terms;
    private final Instant now;

    /** @param activations in the order in which they come into force */
    PackTimeline(List<PackActivation> activations, Instant now) {
        this.activations = activations;
        this.terms = activations.stream().filter(one -> one.state() == PackActivation.State.CONFIRMED).toList();
        this.now = now;
    }

    Optional<PackActivation> proposalOf(String pack) {
        return activations.stream().filter(one -> one.isOpen() && one.pack().equals(pack)).findFirst();
    }

    /** Whether it is, was or will be in force. */
    boolean wasConfirmed(String pack) {
        return terms.stream().anyMatch(term -> term.pack().equals(pack));
    }

    /** The next confirmed activation of this pack that can still be withdrawn. */
    Optional<PackActivation> awaited(String pack) {
        Instant latest = now.plus(TIME_TO_TELL);
        return terms.stream().filter(term -> term.pack().equals(pack) && term.inForceFrom().isAfter(latest)).findFirst();
    }

    /** The pack in force at a moment; empty before the first. */
    Optional<String> inForceAt(Instant moment) {
        return terms.stream().filter(term -> !term.inForceFrom().isAfter(moment)).reduce((one, next) -> next)
                .map(PackActivation::pack);
    }

    PackVersion version(RulePackTables.Row row) {
        Optional<Integer> place = IntStream.range(0, terms.size()).filter(i -> holds(i, row.name())).boxed()
                .reduce((one, next) -> next);
        return new PackVersion(row.name(), state(row, place), row.createdAt(), row.createdBy(),
                place.map(i -> terms.get(i).inForceFrom()), place.flatMap(this::end), proposalOf(row.name()),
                awaited(row.name()),
                activations.stream().filter(one -> one.pack().equals(row.name())).toList());
    }

    /** Of two that begin at one moment only the later confirmed holds. */
    private boolean holds(int place, String pack) {
        PackActivation term = terms.get(place);
        return term.pack().equals(pack) && end(place).map(term.inForceFrom()::isBefore).orElse(true);
    }

    private Optional<Instant> end(int place) {
        return place + 1 < terms.size() ? Optional.of(terms.get(place + 1).inForceFrom()) : Optional.empty();
    }

    private PackState state(RulePackTables.Row row, Optional<Integer> place) {
        if (row.isWithdrawn()) {
            return PackState.WITHDRAWN;
        }
        if (inForceAt(now).filter(row.name()::equals).isPresent()) {
            return PackState.ACTIVE;
        }
        if (proposalOf(row.name()).isPresent()) {
            return PackState.PROPOSED;
        }
        if (place.filter(i -> terms.get(i).inForceFrom().isAfter(now)).isPresent()) {
            return PackState.CONFIRMED;
        }
        return wasConfirmed(row.name()) ? PackState.SUPERSEDED : PackState.DRAFT;
    }
}
