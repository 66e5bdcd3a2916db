package org.healthhub.registry.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A named list of codes, each a prefix with the dates between which it stands on the list. */
public record DatedList(String name, List<Entry> entries) {
    public DatedList {
        entries = List.copyOf(entries);
    }

    public boolean holds(String code, LocalDate on) {
        return entries.stream().anyMatch(entry -> code.startsWith(entry.prefix())
                && !on.isBefore(entry.from())
                && entry.until().map(on::isBefore).orElse(true));
    }

    /** @param until the first day on which it no longer stands there */
    public record Entry(String prefix, LocalDate from, Optional<LocalDate> until) {
    }
}
