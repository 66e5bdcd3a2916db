package org.healthhub.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which pack is in force when, from what was confirmed: each until the next begins. */
final class PackTimeline {
    private final List<PackActivation> activations;
    private final List<PackActivation> terms;
    private final LocalDate today;

    /** @param activations in the order in which they come into force */
    PackTimeline(List<PackActivation> activations, LocalDate today) {
        this.activations = activations;
        this.terms = activations.stream().filter(one -> one.state() == PackActivation.State.CONFIRMED).toList();
        this.today = today;
    }

    Optional<PackActivation> proposalOf(String pack) {
        return activations.stream().filter(one -> one.isOpen() && one.pack().equals(pack)).findFirst();
    }

    boolean wasConfirmed(String pack) {
        return terms.stream().anyMatch(term -> term.pack().equals(pack));
    }

    /** The pack in force on a day; empty before the first. */
    Optional<String> inForceOn(LocalDate on) {
        return terms.stream().filter(term -> !term.inForceFrom().isAfter(on)).reduce((one, next) -> next)
                .map(PackActivation::pack);
    }

    PackVersion version(RulePackTables.Row row) {
        Optional<Integer> place = IntStream.range(0, terms.size()).filter(i -> holds(i, row.name())).boxed()
                .reduce((one, next) -> next);
        return new PackVersion(row.name(), state(row, place), row.createdAt(), row.createdBy(),
                place.map(i -> terms.get(i).inForceFrom()), place.flatMap(this::end), proposalOf(row.name()),
                activations.stream().filter(one -> one.pack().equals(row.name())).toList());
    }

    /** Of two that begin on one day only the later confirmed holds. */
    private boolean holds(int place, String pack) {
        PackActivation term = terms.get(place);
        return term.pack().equals(pack) && end(place).map(term.inForceFrom()::isBefore).orElse(true);
    }

    private Optional<LocalDate> end(int place) {
        return place + 1 < terms.size() ? Optional.of(terms.get(place + 1).inForceFrom()) : Optional.empty();
    }

    private PackState state(RulePackTables.Row row, Optional<Integer> place) {
        if (row.isWithdrawn()) {
            return PackState.WITHDRAWN;
        }
        if (inForceOn(today).filter(row.name()::equals).isPresent()) {
            return PackState.ACTIVE;
        }
        if (proposalOf(row.name()).isPresent()) {
            return PackState.PROPOSED;
        }
        if (place.filter(i -> terms.get(i).inForceFrom().isAfter(today)).isPresent()) {
            return PackState.CONFIRMED;
        }
        return wasConfirmed(row.name()) ? PackState.SUPERSEDED : PackState.DRAFT;
    }
}
