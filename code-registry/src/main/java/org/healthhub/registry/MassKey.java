package org.healthhub.registry;

import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.healthhub.registry.intake.Fact;
import org.healthhub.registry.intake.Finding;
import org.healthhub.registry.intake.HealthRecord;
import org.healthhub.registry.rules.Attributes;

/** One cause of codes that turn red: this partner, this document, this venue, or the officers. */
record MassKey(MassDimension dimension, String key) implements Comparable<MassKey> {
    private static final Comparator<MassKey> ORDER =
            Comparator.comparing(MassKey::dimension).thenComparing(MassKey::key);

    /** All causes that a record counts under, the narrower ones first. */
    static SortedSet<MassKey> of(HealthRecord record) {
        SortedSet<MassKey> keys = new TreeSet<>();
        boolean ruled = false;
        for (Fact fact : record.facts()) {
            document(fact.finding()).ifPresent(document -> keys.add(new MassKey(MassDimension.DOCUMENT, document)));
            if (fact.finding() instanceof Finding.VenueExposure exposure) {
                keys.add(new MassKey(MassDimension.VENUE, exposure.venue()));
            }
            ruled |= fact.finding() instanceof Finding.OfficerRuling;
        }
        keys.add(new MassKey(ruled ? MassDimension.OFFICER : MassDimension.PARTNER, record.key().partner().value()));
        return keys;
    }

    /** The document on which the record rests, if it names one. */
    static Optional<String> documentOf(HealthRecord record) {
        return record.facts().stream().map(fact -> document(fact.finding())).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> document(Finding finding) {
        return Optional.ofNullable(Attributes.of(finding).get("document")).filter(document -> !document.isBlank());
    }

    @Override
    public int compareTo(MassKey other) {
        return ORDER.compare(this, other);
    }
}
